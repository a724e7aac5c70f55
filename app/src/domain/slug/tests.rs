//! Slugs of real headlines, and what each standard says of single words.

use super::*;

fn slug(headline: &str, lang: &str) -> Option<String> {
    Slug::from_headline(headline, lang.parse().unwrap()).map(|slug| slug.to_string())
}

fn assert_slugs(lang: &str, words: &[(&str, &str)]) {
    for (text, expected) in words {
        assert_eq!(slug(text, lang).as_deref(), Some(*expected), "{text}");
    }
}

/// Of the sample edition, one a language.
const HEADLINES: [(&str, &str, &str); 26] = [
    (
        "ar",
        "كوبرنيكوس: 2024 أحرّ عام في تاريخ القياسات وأول عام يتجاوز 1.5 درجة",
        "kubrnikus-2024-ahr-am-fi-tarikh-al-qyasat-wawl-am-ytjawz-1-5-drjah",
    ),
    (
        "bg",
        "България е в траур за загиналите в Кочани, пострадалите се лекуват в цяла Европа",
        "bulgaria-e-v-traur-za-zaginalite-v-kochani-postradalite-se-lekuvat-v",
    ),
    (
        "cs",
        "Evropa se chce do roku 2030 umět bránit. Zbývá otázka, kdo to zaplatí",
        "evropa-se-chce-do-roku-2030-umet-branit-zbyva-otazka-kdo-to-zaplati",
    ),
    (
        "da",
        "Bulgarien sørger over nabolandets døde, mens hospitaler i hele regionen tager imod sårede",
        "bulgarien-soerger-over-nabolandets-doede-mens-hospitaler-i-hele-regionen",
    ),
    (
        "de",
        "Goldener Bär für Haugerud: Die Berlinale feiert den leisesten ihrer Filme",
        "goldener-baer-fuer-haugerud-die-berlinale-feiert-den-leisesten-ihrer",
    ),
    (
        "el",
        "Η Ευρώπη θέλει να μπορεί να αμυνθεί ώς το 2030. Μένει το ερώτημα ποιος θα πληρώσει",
        "i-evropi-thelei-na-borei-na-amynthei-os-to-2030-menei-to-erotima-poios",
    ),
    (
        "en",
        "Norway’s first Golden Bear goes to a schoolgirl’s diary of desire",
        "norways-first-golden-bear-goes-to-a-schoolgirls-diary-of-desire",
    ),
    (
        "es",
        "Bulgaria llora a los muertos de Kočani y media Europa atiende a los heridos",
        "bulgaria-llora-a-los-muertos-de-kocani-y-media-europa-atiende-a-los",
    ),
    (
        "et",
        "2024 oli mõõtmisajaloo soojim aasta ja esimene üle 1,5 kraadi piiri",
        "2024-oli-mootmisajaloo-soojim-aasta-ja-esimene-ule-1-5-kraadi-piiri",
    ),
    (
        "fi",
        "Syöpähoidoista radioteleskooppeihin: näin EU ja Etelä-Afrikka tutkivat yhdessä",
        "syopahoidoista-radioteleskooppeihin-nain-eu-ja-etela-afrikka-tutkivat",
    ),
    (
        "fr",
        "À Trieste, le café a un port, des mots à lui et une longue mémoire",
        "a-trieste-le-cafe-a-un-port-des-mots-a-lui-et-une-longue-memoire",
    ),
    (
        "ga",
        "Plean cosanta le foilsiú inniu ag an gCoimisiún, agus ceist an airgid gan réiteach",
        "plean-cosanta-le-foilsiu-inniu-ag-an-gcoimisiun-agus-ceist-an-airgid-gan",
    ),
    (
        "hr",
        "Sedmero ih želi voditi olimpijski pokret, a odlučit će stotinjak ljudi",
        "sedmero-ih-zeli-voditi-olimpijski-pokret-a-odlucit-ce-stotinjak-ljudi",
    ),
    (
        "hu",
        "Légvédelmet kér a tél előtt a NATO-nagykövetektől Kijev",
        "legvedelmet-ker-a-tel-elott-a-nato-nagykovetektol-kijev",
    ),
    (
        "it",
        "Il 2024 è stato l’anno più caldo e il primo oltre 1,5 gradi, dice Copernicus",
        "il-2024-e-stato-l-anno-piu-caldo-e-il-primo-oltre-1-5-gradi-dice",
    ),
    (
        "lt",
        "Vadovauti olimpiniam judėjimui nori septyni, o nuspręs apie šimtas žmonių",
        "vadovauti-olimpiniam-judejimui-nori-septyni-o-nuspres-apie-simtas-zmoniu",
    ),
    (
        "lv",
        "Eiropa grib būt gatava aizsardzībai līdz 2030. gadam. Kas par to maksās?",
        "eiropa-grib-but-gatava-aizsardzibai-lidz-2030-gadam-kas-par-to-maksas",
    ),
    (
        "mt",
        "Il-Bulgarija f’luttu għall-mejtin ta’ Kočani; il-midruba jiġu kkurati madwar l-Ewropa",
        "il-bulgarija-f-luttu-ghall-mejtin-ta-kocani-il-midruba-jigu-kkurati",
    ),
    (
        "nl",
        "Europa wil in 2030 klaar zijn voor zijn verdediging. Wie gaat dat betalen?",
        "europa-wil-in-2030-klaar-zijn-voor-zijn-verdediging-wie-gaat-dat-betalen",
    ),
    (
        "pl",
        "Siedmioro chętnych, stu wyborców. MKOl wybiera w czwartek następcę Bacha",
        "siedmioro-chetnych-stu-wyborcow-mkol-wybiera-w-czwartek-nastepce-bacha",
    ),
    (
        "pt",
        "Após os bombardeamentos, Ucrânia pede à NATO defesa antiaérea antes do inverno",
        "apos-os-bombardeamentos-ucrania-pede-a-nato-defesa-antiaerea-antes-do",
    ),
    (
        "ro",
        "Șapte candidați, o sută de alegători: CIO își alege joi noul președinte",
        "sapte-candidati-o-suta-de-alegatori-cio-isi-alege-joi-noul-presedinte",
    ),
    (
        "sk",
        "Sedem uchádzačov, sto voličov: MOV si vo štvrtok volí Bachovho nástupcu",
        "sedem-uchadzacov-sto-volicov-mov-si-vo-stvrtok-voli-bachovho-nastupcu",
    ),
    (
        "sl",
        "Bolgarija žaluje za mrtvimi iz Kočanov, ranjene zdravijo po vsej Evropi",
        "bolgarija-zaluje-za-mrtvimi-iz-kocanov-ranjene-zdravijo-po-vsej-evropi",
    ),
    (
        "sv",
        "Bulgarien sörjer de döda i Kočani – skadade vårdas i flera länder",
        "bulgarien-sorjer-de-doda-i-kocani-skadade-vardas-i-flera-lander",
    ),
    (
        "uk",
        "Європа хоче бути готовою до оборони до 2030 року. Хто заплатить?",
        "yevropa-khoche-buty-hotovoiu-do-oborony-do-2030-roku-khto-zaplatyt",
    ),
];

#[test]
fn a_headline_becomes_ascii_words_as_its_language_writes_them() {
    assert!(HEADLINES.iter().map(|(lang, ..)| *lang).eq(Lang::all().map(Lang::tag)));
    for (lang, headline, expected) in HEADLINES {
        assert_eq!(slug(headline, lang).as_deref(), Some(expected), "{headline}");
    }
    assert_slugs("fr", &[("L’Ukraine, « deux ans » après", "l-ukraine-deux-ans-apres")]);
    assert_slugs("de", &[("Straße, Maß & Übermut", "strasse-mass-uebermut")]);
    assert_slugs("da", &[("Århus på Ærø", "aarhus-paa-aeroe")]);
    assert_slugs("mt", &[("X’qed jiġri fl-Għarb?", "x-qed-jigri-fl-gharb")]);
}

#[test]
fn greek_is_written_as_elot_743_has_it() {
    assert_slugs(
        "el",
        &[
            ("Αγγλία, Μάγχη, κογξ", "anglia-manchi-konx"),
            ("μπαμπάκι, Γκαμπόν, κλαμπ", "bampaki-gkampon-klab"),
            ("Ναύπλιο, Λαύριο, γαυ", "nafplio-lavrio-gaf"),
            ("Λευκάδα, Εύβοια, εφηύρε", "lefkada-evvoia-efivre"),
            ("Ταΰγετος, άυλος, προϋπολογισμός", "taygetos-aylos-proypologismos"),
            ("Νάουσα, Νέα Υόρκη, υιός", "naousa-nea-yorki-yios"),
            ("ΘΕΣΣΑΛΟΝΙΚΗ, Χίος, Ψαρά", "thessaloniki-chios-psara"),
            ("Ἑλλάς, τῆς Ἀθήνας", "ellas-tis-athinas"),
        ],
    );
}

#[test]
fn bulgarian_is_written_as_the_act_of_2009_has_it() {
    assert_slugs(
        "bg",
        &[
            ("София-град, Мария", "sofia-grad-maria"),
            ("партията, линиите, ИСТОРИЯ", "partiyata-liniite-istoria"),
            ("България, Народна република БЪЛГАРИЯ", "bulgaria-narodna-republika-bulgaria"),
            ("Кърджали, Щъркел, Цар", "kardzhali-shtarkel-tsar"),
            ("Йовков, Миньор, Юлия, Ямбол", "yovkov-minyor-yulia-yambol"),
            ("а̀ко й̀ и ѝ", "ako-y-i-i"),
        ],
    );
}

#[test]
fn ukrainian_is_written_as_resolution_55_has_it() {
    assert_slugs(
        "uk",
        &[
            ("Згорани, Розгон", "zghorany-rozghon"),
            ("Єнакієве, Їжакевич, Кадиївка", "yenakiieve-yizhakevych-kadyivka"),
            ("Йосипівка, Стрий, Юрій", "yosypivka-stryi-yurii"),
            ("Яготин, Костянтин, Щербухи", "yahotyn-kostiantyn-shcherbukhy"),
            ("Ґалаґан, Гощанський, Феодосія", "galagan-hoshchanskyi-feodosiia"),
            ("Знам'янка, об’єкт, подвірʼя", "znamianka-obiekt-podviria"),
            ("Івано-Франківськ, моє́ю", "ivano-frankivsk-moieiu"),
        ],
    );
}

#[test]
fn arabic_is_written_by_the_letters_that_are_there() {
    assert_slugs(
        "ar",
        &[
            ("الجرحى في أوروبا", "al-jrha-fi-awruba"),
            // The same with vowel points and drawn out.
            ("القدس", "al-qds"),
            ("الْقُدْسُ", "al-qds"),
            ("القـــدس", "al-qds"),
            ("مدينة، حياة، مئة", "mdinah-hyah-mah"),
            ("إيران وإيطاليا", "iran-witalya"),
            ("سؤال، رأس، آسيا، شتاء", "sal-ras-asya-shta"),
            ("داوود يوم الجمعة", "dawud-yum-al-jmah"),
            ("«الناتو» ٢٠٢٤ – ١٫٥٪", "al-natu-2024-1-5"),
        ],
    );
}

#[test]
fn a_letter_made_of_two_characters_is_the_same_letter() {
    for (composed, parts, lang) in [
        ("Bär", "Ba\u{308}r", "de"),
        ("Київ", "Киі\u{308}в", "uk"),
        ("край", "краи\u{306}", "bg"),
        ("αύρα", "αυ\u{301}ρα", "el"),
        ("أمن", "ا\u{654}من", "ar"),
    ] {
        assert_ne!(composed, parts);
        assert_eq!(slug(composed, lang), slug(parts, lang), "{composed}");
    }
}

#[test]
fn words_of_another_script_are_written_by_the_general_table() {
    assert_slugs("fr", &[("北京 : le sommet", "bei-jing-le-sommet"), ("Киев", "kiev")]);
    assert_slugs("el", &[("Ο Müller στο Brexit", "o-muller-sto-brexit")]);
    assert_slugs("ar", &[("شركة Airbus", "shrkah-airbus")]);
}

#[test]
fn a_long_headline_is_cut_at_a_word() {
    let long = slug(&"parliament ".repeat(20), "en").unwrap();
    assert!(long.len() <= MAX_FROM_HEADLINE && long.ends_with("parliament"), "{long}");
    assert_eq!(slug(&"x".repeat(300), "en").unwrap().len(), MAX_FROM_HEADLINE);
}

#[test]
fn a_headline_of_signs_has_no_slug() {
    assert_eq!(slug("— ?! —", "en"), None);
}

#[test]
fn a_slug_is_never_upper_case_spaced_or_doubly_hyphened() {
    for wrong in ["", "A", "a b", "a--b", "-a", "a-", "é", "../x", &"a".repeat(101)] {
        assert!(wrong.parse::<Slug>().is_err(), "{wrong}");
    }
}
