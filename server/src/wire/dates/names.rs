//! Names of months and of time zones, in lower case.

/// Names and short forms a month, accents folded as [`fold`] does: en fr de es it nl pl pt da sv cs sk ro, then Greek, Bulgarian and Russian.
/// `listopad` is Polish and Czech (November), not Croatian (October).
const MONTHS: [&str; 12] = [
    "january jan janvier janv januar janner enero ene gennaio gen januari styczen stycznia sty janeiro leden ledna ianuarie ian \
     ιανουαριος ιανουαριου ιαν януари яну января янв",
    "february feb fevrier fevr fev februar febrero febbraio februari luty lutego lut fevereiro unor unora februara februarie \
     φεβρουαριος φεβρουαριου φεβ февруари фев февраля",
    "march mar mars marz maerz mrz marzo maart mrt marzec marca marco brezen brezna marts martie \
     μαρτιος μαρτιου μαρ март мар марта",
    "april apr avril avr abril abr aprile kwiecien kwietnia kwi duben dubna aprila aprilie \
     απριλιος απριλιου απρ април апр апреля",
    "may mai mayo maggio mag mei maj maja maio kveten kvetna \
     μαιος μαιου μαι май мая",
    "june jun juin juni junio giugno giu czerwiec czerwca cze junho cerven cervna juna iunie iun \
     ιουνιος ιουνιου ιουν юни июня июн",
    "july jul juillet juil juli julio luglio lug lipiec lipca lip julho cervenec cervence jula iulie iul \
     ιουλιος ιουλιου ιουλ юли июля июл",
    "august aug aout agosto ago augustus augusti sierpien sierpnia sie srpen srpna augusta \
     αυγουστος αυγουστου αυγ август авг августа",
    "september sep sept septembre septiembre set settembre wrzesien wrzesnia wrz setembro zari septembra septembrie \
     σεπτεμβριος σεπτεμβριου σεπ септември сеп сентября сен",
    "october oct octobre oktober okt octubre ottobre ott pazdziernik pazdziernika paz outubro out rijen rijna oktobra octombrie \
     οκτωβριος οκτωβριου οκτ октомври окт октября",
    "november nov novembre noviembre listopad listopada listopadu lis novembro novembra noiembrie noi \
     νοεμβριος νοεμβριου νοε ноември ное ноября ноя",
    "december dec decembre dezember dez diciembre dic dicembre grudzien grudnia gru dezembro prosinec prosince decembra decembrie \
     δεκεμβριος δεκεμβριου δεκ декември дек декабря",
];

/// 1 to 12 for the name of a month, in lower case.
pub(super) fn month(name: &str) -> Option<i8> {
    let name: String = name.chars().map(fold).collect();
    (1..)
        .zip(MONTHS)
        .find_map(|(number, names)| names.split(' ').any(|known| known == name).then_some(number))
}

/// The letter without its accent, for those that months' names have.
fn fold(letter: char) -> char {
    match letter {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' => 'a',
        'ç' | 'ć' | 'č' => 'c',
        'è' | 'é' | 'ê' | 'ë' | 'ě' => 'e',
        'í' | 'ì' | 'î' | 'ï' => 'i',
        'ń' | 'ň' | 'ñ' => 'n',
        'ó' | 'ò' | 'ô' | 'õ' | 'ö' => 'o',
        'ř' => 'r',
        'ś' | 'š' => 's',
        'ú' | 'ù' | 'û' | 'ü' | 'ů' => 'u',
        'ź' | 'ż' | 'ž' => 'z',
        'ά' => 'α',
        'έ' => 'ε',
        'ί' | 'ϊ' | 'ΐ' => 'ι',
        'ό' => 'ο',
        'ύ' => 'υ',
        'ώ' => 'ω',
        other => other,
    }
}

/// Minutes east of Greenwich. The first five lines are RFC 822's and Europe's; names that several places use (BST, CST, IST) stand for the
/// place that writes them most in feeds.
const ZONES: &[(&str, i32)] = &[
    ("ut", 0),
    ("utc", 0),
    ("gmt", 0),
    ("wet", 0),
    ("west", 60),
    ("bst", 60),
    ("cet", 60),
    ("met", 60),
    ("mez", 60),
    ("cest", 120),
    ("mest", 120),
    ("mesz", 120),
    ("eet", 120),
    ("eest", 180),
    ("msk", 180),
    ("msd", 240),
    ("trt", 180),
    ("est", -300),
    ("edt", -240),
    ("cst", -360),
    ("cdt", -300),
    ("mst", -420),
    ("mdt", -360),
    ("pst", -480),
    ("pdt", -420),
    ("nst", -210),
    ("ndt", -150),
    ("ast", -240),
    ("adt", -180),
    ("akst", -540),
    ("akdt", -480),
    ("hst", -600),
    ("brt", -180),
    ("brst", -120),
    ("art", -180),
    ("clt", -240),
    ("clst", -180),
    ("wat", 60),
    ("cat", 120),
    ("sast", 120),
    ("eat", 180),
    ("idt", 180),
    ("gst", 240),
    ("pkt", 300),
    ("ist", 330),
    ("npt", 345),
    ("ict", 420),
    ("wib", 420),
    ("hkt", 480),
    ("sgt", 480),
    ("pht", 480),
    ("jst", 540),
    ("kst", 540),
    ("awst", 480),
    ("acst", 570),
    ("acdt", 630),
    ("aest", 600),
    ("aedt", 660),
    ("nzst", 720),
    ("nzdt", 780),
    ("sst", -660),
];

/// Whether [`zone_minutes`] knows the name.
pub(super) fn is_zone(name: &str) -> bool {
    zone_minutes(name).is_some()
}

/// Minutes east of Greenwich for the name of a zone, in lower case.
pub(super) fn zone_minutes(name: &str) -> Option<i32> {
    if name.len() == 1 {
        // j is no military zone, h is "hours".
        return (name.is_ascii() && name != "j" && name != "h").then_some(0);
    }
    ZONES.iter().find(|(known, _)| *known == name).map(|(_, minutes)| *minutes)
}
