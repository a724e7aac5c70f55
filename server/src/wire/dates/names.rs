//! Names of months and of time zones, in lower case.

/// Names and short forms a month, accents folded as [`fold`] does: en fr de es it nl pl pt da sv no cs sk ro sl hr hu lt lv et fi ga mt, then
/// Greek, Bulgarian, Russian, Ukrainian and Arabic; of languages that inflect them in both forms. Where two disagree the more read one has
/// the name: `listopad` is Polish and Czech (November), not Croatian (October); `lip` is Polish (July), not Croatian (June); `srp` is
/// neither Czech (August) nor Croatian (July), since nobody can tell.
const MONTHS: [&str; 12] = [
    "january jan janvier janv januar janner enero ene gennaio gen januari styczen stycznia sty janeiro leden ledna led ianuarie ian \
     januara januarja sijecanj sijecnja sij sausis sausio janvaris janvara jaanuar tammikuu tammikuuta eanair jannar \
     ιανουαριος ιανουαριου ιαν януари яну января янв січень січня січ يناير",
    "february feb fevrier fevr fev februar febrero febbraio februari luty lutego lut fevereiro unor unora uno februara februarie febr \
     februarja veljaca veljace velj vasaris vasario februaris veebruar helmikuu helmikuuta feabhra frar \
     φεβρουαριος φεβρουαριου φεβ февруари фев февраля лютий лютого лют فبراير",
    "march mar mars marz maerz mrz marzo maart mrt marzec marca marco brezen brezna bre marts martie \
     marec ozujak ozujka ozu marcius marc kovas kovo marta maaliskuu maaliskuuta marzu \
     μαρτιος μαρτιου μαρ март мар марта березень березня бер مارس",
    "april apr avril avr abril abr aprile kwiecien kwietnia kwi duben dubna dub aprila aprilie \
     travanj travnja tra aprilis balandis balandzio aprill huhtikuu huhtikuuta aibrean \
     απριλιος απριλιου απρ април апр апреля квітень квітня квіт кві أبريل ابريل",
    "may mai mayo maggio mag mei maj maja maio kveten kvetna kve \
     svibanj svibnja svi majus geguze geguzes maijs maija toukokuu toukokuuta bealtaine mejju \
     μαιος μαιου μαι май мая травень травня трав مايو",
    "june jun juin juni junio giugno giu czerwiec czerwca cze junho cerven cervna cvn juna iunie iun \
     junij junija lipanj lipnja junius birzelis birzelio junijs juuni kesakuu kesakuuta meitheamh gunju \
     ιουνιος ιουνιου ιουν юни июня июн червень червня черв يونيو يونيه",
    "july jul juillet juil juill juli julio luglio lug lipiec lipca lip julho cervenec cervence cvc jula iulie iul \
     julij julija srpanj srpnja julius liepa liepos julijs juuli heinakuu heinakuuta iuil lulju \
     ιουλιος ιουλιου ιουλ юли июля июл липень липня лип يوليو يوليه",
    "august aug aout agosto ago augustus augusti sierpien sierpnia sie srpen srpna augusta \
     avgust avgusta avg kolovoz kolovoza kol augusztus rugpjutis rugpjucio augusts elokuu elokuuta lunasa awwissu \
     αυγουστος αυγουστου αυγ август авг августа серпень серпня серп أغسطس اغسطس",
    "september sep sept septembre septiembre setiembre set settembre wrzesien wrzesnia wrz setembro zari zar septembra septembrie \
     rujan rujna ruj szeptember szept rugsejis rugsejo septembris syyskuu syyskuuta mean settembru \
     σεπτεμβριος σεπτεμβριου σεπ септември септ сеп сентября сен вересень вересня вер سبتمبر",
    "october oct octobre oktober okt octubre ottobre ott pazdziernik pazdziernika paz outubro out rijen rijna rij oktobra octombrie \
     spalis spalio oktobris oktoober lokakuu lokakuuta deireadh ottubru \
     οκτωβριος οκτωβριου οκτ октомври окт октября жовтень жовтня жовт жов أكتوبر اكتوبر",
    "november nov novembre noviembre listopad listopada listopadu lis novembro novembra noiembrie noi \
     studeni studenoga stu lapkritis lapkricio novembris marraskuu marraskuuta samhain novembru \
     νοεμβριος νοεμβριου νοε ноември ное ноября ноя листопад листопада лис نوفمبر",
    "december dec decembre dezember dez diciembre dic dicembre grudzien grudnia gru dezembro prosinec prosince decembra decembrie \
     prosinac prosinca pro gruodis gruodzio decembris detsember joulukuu joulukuuta nollaig dicembru desember des \
     δεκεμβριος δεκεμβριου δεκ декември дек декабря грудень грудня груд ديسمبر",
];

/// The halves of the day with their dots, and without.
const HALVES: [(&str, &str); 6] = [
    ("a.m.", "am"),
    ("a. m.", "am"),
    ("π.μ.", "am"),
    ("p.m.", "pm"),
    ("p. m.", "pm"),
    ("μ.μ.", "pm"),
];

/// A text in small letters with the halves of the day as `am` and `pm`, its digits as ASCII has them, and no accents by themselves.
pub(super) fn with_plain_halves(text: &str) -> String {
    let digit = |zero: char, letter: char| char::from_digit(u32::from(letter) - u32::from(zero), 10);
    let whole = text.chars().filter(|letter| !matches!(letter, '\u{300}'..='\u{36f}'));
    let letters = whole.map(|letter| match letter {
        // What Spanish puts between the two letters.
        '\u{a0}' | '\u{202f}' => ' ',
        '٠'..='٩' => digit('٠', letter).unwrap_or(letter),
        '۰'..='۹' => digit('۰', letter).unwrap_or(letter),
        other => other,
    });
    let text: String = letters.collect();
    HALVES.iter().fold(text, |text, (written, plain)| {
        if text.contains(written) {
            text.replace(written, plain)
        } else {
            text
        }
    })
}

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
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ā' => 'a',
        'ç' | 'ć' | 'č' | 'ċ' => 'c',
        'è' | 'é' | 'ê' | 'ë' | 'ě' | 'ė' => 'e',
        'ġ' => 'g',
        'í' | 'ì' | 'î' | 'ï' | 'ī' => 'i',
        'ń' | 'ň' | 'ñ' => 'n',
        'ó' | 'ò' | 'ô' | 'õ' | 'ö' => 'o',
        'ř' => 'r',
        'ś' | 'š' => 's',
        'ú' | 'ù' | 'û' | 'ü' | 'ů' | 'ū' => 'u',
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

/// Minutes east of Greenwich: RFC 822's and Europe's first, then the rest of the world's. Names that several places use (BST, CST, IST) stand
/// for the place that writes them most in feeds.
const ZONES: &[(&str, i32)] = &[
    ("ut", 0),
    ("utc", 0),
    ("gmt", 0),
    ("wet", 0),
    ("west", 60),
    ("wez", 0),
    ("wesz", 60),
    ("azot", -60),
    ("azost", 0),
    ("bst", 60),
    ("cet", 60),
    ("met", 60),
    ("mez", 60),
    ("cest", 120),
    ("mest", 120),
    ("mesz", 120),
    ("eet", 120),
    ("oez", 120),
    ("eest", 180),
    ("oesz", 180),
    ("fet", 180),
    ("msk", 180),
    ("мск", 180),
    ("msd", 240),
    ("samt", 240),
    ("yekt", 300),
    ("trt", 180),
    ("get", 240),
    ("azt", 240),
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

/// Names that mean one thing in summer and another in winter, with the zone of the tz database that they are of.
const AREAS: [(&str, &str); 4] = [
    ("et", "America/New_York"),
    ("ct", "America/Chicago"),
    ("mt", "America/Denver"),
    ("pt", "America/Los_Angeles"),
];

/// The zone of the tz database for a name, in lower case, that stands for the time of an area.
pub(super) fn area(name: &str) -> Option<&'static str> {
    AREAS.iter().find(|(known, _)| *known == name).map(|(_, area)| *area)
}

/// Whether anything is known by the name, in lower case.
pub(super) fn is_zone(name: &str) -> bool {
    zone_minutes(name).is_some() || area(name).is_some()
}

/// Minutes east of Greenwich for the name of a zone, in lower case.
pub(super) fn zone_minutes(name: &str) -> Option<i32> {
    if name.len() == 1 {
        // j is no military zone, h is "hours".
        return (name.is_ascii() && name != "j" && name != "h").then_some(0);
    }
    ZONES.iter().find(|(known, _)| *known == name).map(|(_, minutes)| *minutes)
}
