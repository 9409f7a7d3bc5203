# The same commands for those who type make; dev.py does the work.
COMMANDS := demo test lint language bench torture year mutate docs pictures install lock

.PHONY: $(COMMANDS)
$(COMMANDS):
	@python3 dev.py $@
