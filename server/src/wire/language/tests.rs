//! Languages by their words, and who is believed when feed, operator and words disagree.

use super::*;

/// The beginning of Article 1 and more of the Universal Declaration of Human Rights, in every language that we detect.
const SAMPLES: &[(&str, &str)] = &[
    (
        "en",
        "All human beings are born free and equal in dignity and rights. They are endowed with reason and conscience and should act towards one another in a spirit of brotherhood.",
    ),
    (
        "fr",
        "Tous les êtres humains naissent libres et égaux en dignité et en droits. Ils sont doués de raison et de conscience et doivent agir les uns envers les autres dans un esprit de fraternité.",
    ),
    (
        "de",
        "Alle Menschen sind frei und gleich an Würde und Rechten geboren. Sie sind mit Vernunft und Gewissen begabt und sollen einander im Geiste der Brüderlichkeit begegnen.",
    ),
    (
        "es",
        "Todos los seres humanos nacen libres e iguales en dignidad y derechos y, dotados como están de razón y conciencia, deben comportarse fraternalmente los unos con los otros.",
    ),
    (
        "it",
        "Tutti gli esseri umani nascono liberi ed eguali in dignità e diritti. Essi sono dotati di ragione e di coscienza e devono agire gli uni verso gli altri in spirito di fratellanza.",
    ),
    (
        "pt",
        "Todos os seres humanos nascem livres e iguais em dignidade e em direitos. Dotados de razão e de consciência, devem agir uns para com os outros em espírito de fraternidade.",
    ),
    (
        "nl",
        "Alle mensen worden vrij en gelijk in waardigheid en rechten geboren. Zij zijn begiftigd met verstand en geweten, en behoren zich jegens elkander in een geest van broederschap te gedragen.",
    ),
    (
        "sv",
        "Alla människor är födda fria och lika i värde och rättigheter. De är utrustade med förnuft och samvete och bör handla gentemot varandra i en anda av broderskap.",
    ),
    (
        "fi",
        "Kaikki ihmiset syntyvät vapaina ja tasavertaisina arvoltaan ja oikeuksiltaan. Heille on annettu järki ja omatunto, ja heidän on toimittava toisiaan kohtaan veljeyden hengessä.",
    ),
    (
        "et",
        "Kõik inimesed sünnivad vabadena ja võrdsetena oma väärikuselt ja õigustelt. Neile on antud mõistus ja südametunnistus ja nende suhtumist üksteisesse peab kandma vendluse vaim.",
    ),
    (
        "lv",
        "Visi cilvēki piedzimst brīvi un vienlīdzīgi savā pašcieņā un tiesībās. Viņi ir apveltīti ar saprātu un sirdsapziņu, un viņiem jāizturas citam pret citu brālības garā.",
    ),
    (
        "lt",
        "Visi žmonės gimsta laisvi ir lygūs savo orumu ir teisėmis. Jiems suteiktas protas ir sąžinė ir jie turi elgtis vienas kito atžvilgiu kaip broliai.",
    ),
    (
        "pl",
        "Wszyscy ludzie rodzą się wolni i równi pod względem swej godności i swych praw. Są oni obdarzeni rozumem i sumieniem i powinni postępować wobec innych w duchu braterstwa.",
    ),
    (
        "cs",
        "Všichni lidé rodí se svobodní a sobě rovní co do důstojnosti a práv. Jsou nadáni rozumem a svědomím a mají spolu jednat v duchu bratrství.",
    ),
    (
        "sl",
        "Vsi ljudje se rodijo svobodni in imajo enako dostojanstvo in enake pravice. Obdarjeni so z razumom in vestjo in bi morali ravnati drug z drugim kakor bratje.",
    ),
    (
        "hu",
        "Minden emberi lény szabadon születik és egyenlő méltósága és joga van. Az emberek, ésszel és lelkiismerettel bírván, egymással szemben testvéri szellemben kell hogy viseltessenek.",
    ),
    (
        "ro",
        "Toate ființele umane se nasc libere și egale în demnitate și în drepturi. Ele sunt înzestrate cu rațiune și conștiință și trebuie să se comporte unele față de altele în spiritul fraternității.",
    ),
    (
        "el",
        "Όλοι οι άνθρωποι γεννιούνται ελεύθεροι και ίσοι στην αξιοπρέπεια και τα δικαιώματα. Είναι προικισμένοι με λογική και συνείδηση, και οφείλουν να συμπεριφέρονται μεταξύ τους με πνεύμα αδελφοσύνης.",
    ),
    (
        "bg",
        "Всички хора се раждат свободни и равни по достойнство и права. Те са надарени с разум и съвест и следва да се отнасят помежду си в дух на братство.",
    ),
    (
        "uk",
        "Всі люди народжуються вільними і рівними у своїй гідності та правах. Вони наділені розумом і совістю і повинні діяти у відношенні один до одного в дусі братерства.",
    ),
    (
        "da",
        "Alle mennesker er født frie og lige i værdighed og rettigheder. De er udstyret med fornuft og samvittighed, og de bør handle mod hverandre i en broderskabets ånd.",
    ),
    (
        "sk",
        "Všetci ľudia sa rodia slobodní a sebe rovní, čo sa týka ich dôstojnosti a práv. Sú obdarení rozumom a majú navzájom jednať v bratskom duchu.",
    ),
    (
        "hr",
        "Sva ljudska bića rađaju se slobodna i jednaka u dostojanstvu i pravima. Ona su obdarena razumom i sviješću i trebaju jedna prema drugima postupati u duhu bratstva.",
    ),
    (
        "ar",
        "يولد جميع الناس أحرارا متساوين في الكرامة والحقوق. وقد وهبوا عقلا وضميرا وعليهم أن يعامل بعضهم بعضا بروح الإخاء.",
    ),
];

fn sample(tag: &str) -> &'static str {
    SAMPLES.iter().find(|(sample, _)| *sample == tag).unwrap().1
}

fn long(tag: &str) -> String {
    format!("{0} {0} {0}", sample(tag))
}

#[test]
fn two_sentences_are_enough_and_never_name_a_wrong_language() {
    let mut found = 0;
    for (tag, text) in SAMPLES {
        let guess = detect(text);
        assert!(guess.is_none_or(|guess| guess == *tag), "{tag}: {guess:?}");
        found += usize::from(guess.is_some());
    }
    assert!(found >= SAMPLES.len() - 1, "only {found}");
}

#[test]
fn short_texts_and_other_languages_are_not_guessed_at() {
    assert_eq!(detect(""), None);
    assert_eq!(detect("Die Lage am Morgen"), None);
    let russian = "Все люди рождаются свободными и равными в своем достоинстве и правах. Они наделены разумом и совестью и должны поступать в отношении друг друга в духе братства.";
    assert_eq!(detect(russian), None);
    assert_eq!(detect(&"12 345 — ".repeat(1_000)), None);
}

#[test]
fn maltese_is_not_taken_for_italian() {
    let maltese = "Il-bnedmin kollha jitwieldu ħielsa u ugwali fid-dinjità u d-drittijiet. Huma mogħnija bir-raġuni u bil-kuxjenza u għandhom iġibu ruħhom ma’ xulxin bi spirtu ta’ aħwa.";
    assert_eq!(detect(maltese), None);
}

#[test]
fn a_quotation_in_any_language_is_known_as_such_in_an_article_in_any_other_or_left_alone() {
    for (around, _) in SAMPLES {
        let mut found = 0;
        for (tag, text) in SAMPLES {
            let quoted = of_quotation(text, around);
            if *tag == *around || are_close(tag, around) {
                assert_eq!(quoted, None, "{tag} in {around}");
            } else {
                assert!(quoted.is_none_or(|quoted| quoted == *tag), "{tag} in {around}: {quoted:?}");
                found += usize::from(quoted.is_some());
            }
        }
        assert!(found >= SAMPLES.len() - 4, "{around}: only {found}");
    }
    assert_eq!(of_quotation(sample("fr"), "en-US"), Some("fr"));
    for around in ["ga", "mt", "und", ""] {
        assert_eq!(of_quotation(sample("fr"), around), None, "{around}");
    }
    assert_eq!(of_quotation("Die Lage am Morgen", "fr"), None);
}

#[test]
fn an_item_that_names_its_language_is_believed() {
    assert_eq!(settle(Some("de-AT"), Some("en"), None, &long("fr")).as_deref(), Some("de"));
}

#[test]
fn a_long_text_overrules_a_feed_and_a_short_one_does_not() {
    assert_eq!(settle(None, Some("en-US"), Some("en"), &long("fr")).as_deref(), Some("fr"));
    assert_eq!(settle(None, Some("en-US"), None, "Bonjour à tous").as_deref(), Some("en"));
    assert_eq!(settle(None, Some("en-US"), None, &long("en")).as_deref(), Some("en"));
}

#[test]
fn languages_that_cannot_be_told_apart_are_never_overruled() {
    assert_eq!(settle(None, Some("ga"), None, &long("en")).as_deref(), Some("ga"));
    assert_eq!(settle(None, Some("mt"), None, &long("it")).as_deref(), Some("mt"));
    assert_eq!(settle(None, Some("sk"), None, &long("cs")).as_deref(), Some("sk"));
}

#[test]
fn without_a_feed_the_operator_is_asked_and_then_the_words() {
    assert_eq!(settle(None, None, Some("nl"), &long("fr")).as_deref(), Some("nl"));
    assert_eq!(settle(Some("und"), Some("English"), None, &long("fr")).as_deref(), Some("fr"));
    assert_eq!(settle(None, None, None, ""), None);
}

#[test]
fn tags_become_todays_primary_subtag() {
    assert!(RENAMED.is_sorted());
    for (tag, expected) in [
        ("fr-BE", Some("fr")),
        (" FR_be ", Some("fr")),
        ("fre", Some("fr")),
        ("zh-Hant-TW", Some("zh")),
        ("iw", Some("he")),
        ("English", None),
        ("x-default", None),
        ("i-klingon", None),
        ("mul", None),
        ("", None),
        ("é", None),
        ("en\"><script>", None),
    ] {
        assert_eq!(primary(tag).as_deref(), expected, "{tag}");
    }
}

#[test]
fn a_text_of_megabytes_is_read_in_part() {
    let text = "ä".repeat(2_500_000);
    assert_eq!(settle(None, Some("de"), None, &text).as_deref(), Some("de"));
}
