"""Names for invented people, mixed as in Groruddalen: common ones put together by chance; nobody is meant."""

from typing import Final

from salto_cli.frozen import frozen


@frozen
class Naming:
    """The names of one background, and how common it is; ``language`` is what may need an interpreter."""

    language: str | None
    girls: tuple[str, ...]
    boys: tuple[str, ...]
    families: tuple[str, ...]
    weight: int


def _naming(language: str | None, weight: int, girls: str, boys: str, families: str) -> Naming:
    return Naming(language, tuple(girls.split()), tuple(boys.split()), tuple(families.split()), weight)


NAMINGS: Final = (
    _naming(
        None,
        30,
        "Ingrid Nora Emilie Thea Sunniva Åse Marte Frida Astrid Hedda Julie Synne Guro Solveig Live",
        "Jonas Sander Håkon Mathias Sindre Eirik Tobias Magnus Øyvind Vetle Lars Even Sivert Trygve Aksel",
        "Bakken Haugen Lunde Moen Strand Solheim Hagen Myhre Nygård Eide Bråten Ødegården Sæther Tveit Dahle",
    ),
    _naming(
        "urdu",
        16,
        "Amina Ayesha Zainab Hira Maryam Sana Iqra Rabia Noor Saira Fatima Mahnoor",
        "Bilal Hamza Usman Adeel Zeeshan Haris Saad Omar Ahsan Talha Junaid Waqas",
        "Mirza Chaudhry Bashir Akhtar Iqbal Mahmood Latif Butt Aslam Sarwar Hussain Anwar",
    ),
    _naming(
        "somali",
        12,
        "Hodan Ifrah Sahra Fartun Ayaan Hibo Ladan Asha Nimco Idil Deqa Sagal",
        "Abdirahman Liban Guled Mahad Yusuf Zakaria Ayub Khadar Ismail Nuur Warsame Sharmarke",
        "Warsame Abdi Jama Hersi Farah Osman Nuur Aden Elmi Gedi Barre Roble",
    ),
    _naming(
        "tamil",
        7,
        "Abirami Kavitha Nila Tharani Priya Yalini Sahana Anjali Meera Vaishnavi",
        "Arun Kavin Nirojan Sanjeev Thusan Vithusan Pranavan Ashvin Janakan Luxan",
        "Sivakumar Rajendran Selvarajah Nadarajah Thangarajah Kandiah Balakumar Yogarajah Ratnam Paramesh",
    ),
    _naming(
        "tyrkisk",
        6,
        "Elif Zeynep Esra Büşra Merve Ceren Nazlı Derya Selin Gül",
        "Emre Kerem Yusuf Burak Onur Mert Okan Eren Serkan Umut",
        "Karaca Uysal Tekin Soylu Akbulut Gündoğdu Erdemli Bozkurt Toprak Yavaş",
    ),
    _naming(
        "polsk",
        7,
        "Zuzanna Julia Oliwia Maja Aleksandra Wiktoria Natalia Kinga Łucja Magdalena",
        "Jakub Kacper Szymon Filip Łukasz Michał Dawid Bartosz Patryk Mateusz",
        "Nowicki Wiśniewski Wójcik Zieliński Dąbrowski Mazur Krawczyk Pawlak Górski Jabłoński",
    ),
    _naming(
        "tigrinja",
        6,
        "Selam Rahwa Feven Bethlehem Luwam Senait Helen Winta Mehret Saba",
        "Filmon Yonas Aman Natnael Henok Robel Samuel Merhawi Kibrom Tesfay",
        "Tesfay Haile Gebremedhin Ghebrai Kidane Tekle Woldu Mehari Araya Habtom",
    ),
    _naming(
        "vietnamesisk",
        4,
        "Linh Thảo Ngọc Mai Hương Vy Quỳnh Trang Lan My",
        "Minh Đức Khoa Tuấn Long Huy Nam Bảo Phúc Dũng",
        "Nguyễn Trần Lê Phạm Huỳnh Võ Đặng Bùi Đỗ Ngô",
    ),
    _naming(
        "kurdisk",
        5,
        "Berivan Rojin Dilan Avin Shilan Nazdar Helin Zerya Jiyan Sirwa",
        "Baran Azad Diyar Rebin Soran Hemin Zagros Karwan Dilshad Alan",
        "Karimi Rashid Salih Hamid Barzan Mustafa Aziz Rostami Amini Qadir",
    ),
    _naming(
        "arabisk",
        7,
        "Maha Rania Yasmin Layla Hanin Dima Farah Rawan Shahad Aya",
        "Ali Hassan Mustafa Karrar Sajad Anas Zaid Murtada Haider Yazan",
        "Al-Jabouri Al-Saadi Kadhim Jasim Al-Amiri Hamdan Al-Masri Khalaf Saleh Al-Dulaimi",
    ),
)

# Not to be found on any map of Oslo.
STREETS: Final = (
    "Tistelstubben",
    "Revebjellegata",
    "Snøstjernesvingen",
    "Kråkebolleveien",
    "Furutoppstien",
    "Bjørkeneverbakken",
    "Månelykta",
    "Harepusveien",
    "Kvistkroken",
    "Tyttebærgløtten",
    "Ullgarnsveien",
    "Regnbuetunet",
)
