//! Dates in the words of many languages.

use super::in_brussels;

#[test]
fn every_month_is_read_in_every_language_of_the_paper() {
    for months in [
        "January February March April May June July August September October November December",
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.",
        "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
        "Jan. Feb. Mär. Apr. Mai Jun. Jul. Aug. Sep. Okt. Nov. Dez.",
        "Jänner Februar März April Mai Juni Juli August September Oktober November Dezember",
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
        "gen feb mar apr mag giu lug ago set ott nov dic",
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        "ene feb mar abr may jun jul ago sept oct nov dic",
        "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
        "januari februari maart april mei juni juli augustus september oktober november december",
        "januari februari mars april maj juni juli augusti september oktober november december",
        "januar februar marts april maj juni juli august september oktober november december",
        "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
        "sty lut mar kwi maj cze lip sie wrz paź lis gru",
        "ledna února března dubna května června července srpna září října listopadu prosince",
        "januára februára marca apríla mája júna júla augusta septembra októbra novembra decembra",
        "januarja februarja marca aprila maja junija julija avgusta septembra oktobra novembra decembra",
        "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie",
        "január február március április május június július augusztus szeptember október november december",
        "jaanuar veebruar märts aprill mai juuni juuli august september oktoober november detsember",
        "janvāris februāris marts aprīlis maijs jūnijs jūlijs augusts septembris oktobris novembris decembris",
        "sausio vasario kovo balandžio gegužės birželio liepos rugpjūčio rugsėjo spalio lapkričio gruodžio",
        "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta",
        "Eanáir Feabhra Márta Aibreán Bealtaine Meitheamh Iúil Lúnasa Meán Deireadh Samhain Nollaig",
        "Jannar Frar Marzu April Mejju Ġunju Lulju Awwissu Settembru Ottubru Novembru Diċembru",
        "Ιανουαρίου Φεβρουαρίου Μαρτίου Απριλίου Μαΐου Ιουνίου Ιουλίου Αυγούστου Σεπτεμβρίου Οκτωβρίου Νοεμβρίου Δεκεμβρίου",
        "януари февруари март април май юни юли август септември октомври ноември декември",
        "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
        "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
        "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
    ] {
        let names: Vec<&str> = months.split(' ').collect();
        assert_eq!(names.len(), 12, "{months}");
        for (number, name) in (1..).zip(names) {
            let wanted = format!("2025-{number:02}-09T10:00:00Z");
            for text in [
                format!("9 {name} 2025 10:00 GMT"),
                format!("9. {} 2025 10:00 GMT", name.to_uppercase()),
                format!("2025 {name} 9 10:00 GMT"),
            ] {
                assert_eq!(in_brussels(&text), wanted, "{text}");
            }
        }
    }
    // Croatian names that no other language has for another month.
    for (name, number) in [
        ("siječnja", 1),
        ("ožujka", 3),
        ("srpnja", 7),
        ("kolovoza", 8),
        ("rujna", 9),
        ("prosinca", 12),
    ] {
        assert_eq!(
            in_brussels(&format!("9. {name} 2025. 10:00 GMT")),
            format!("2025-{number:02}-09T10:00:00Z")
        );
    }
}

#[test]
fn dates_are_read_as_each_language_writes_them() {
    for text in [
        "19. März 2025, 10 Uhr",
        "19.3.2025 10.00 Uhr",
        "mercredi 19 mars 2025 à 10h",
        "19 de marzo de 2025, 10:00 a. m.",
        "19 marzo 2025 ore 10.00",
        "keskiviikko 19. maaliskuuta 2025 klo 10.00",
        "onsdag den 19. marts 2025 kl. 10.00",
        "2025. március 19., szerda 10:00",
        "2025 m. kovo 19 d. 10:00",
        "2025. gada 19. marts 10:00",
        "середа, 19 березня 2025 р. 10:00",
        "19 март 2025 г., 10:00 ч.",
        "Τετάρτη 19 Μαρτίου 2025, 10:00 π.μ.",
        "الأربعاء 19 مارس 2025 10:00",
        "\u{200f}١٩ مارس ٢٠٢٥ ١٠:٠٠",
        "19th March 2025 10am",
        "10:00, 19.03.2025",
        "10:00 2025-03-19",
        "19-03-2025 10:00",
        "03/19/2025 10:00 AM",
        "19/03/2025 10:00",
    ] {
        assert_eq!(in_brussels(text), "2025-03-19T09:00:00Z", "{text}");
    }
    assert_eq!(in_brussels("19 Μαρτίου 2025, 10:30 μ.μ."), "2025-03-19T21:30:00Z");
    assert_eq!(in_brussels("05/05/2025"), "2025-05-04T22:00:00Z");
}

#[test]
fn months_and_weekdays_are_read_in_many_languages() {
    for text in [
        "mer., 19 mars 2025 10:00:00 +0100",
        "mercredi 19 mars 2025 à 10h00",
        "Mittwoch, 19. März 2025, 10:00 Uhr",
        "Mi, 19 Mrz 2025 10:00:00 +0100",
        "mié, 19 mar 2025 10:00:00 +0100",
        "miércoles, 19 de marzo de 2025 10:00 h",
        "mer, 19 mar 2025 10:00:00 +0100",
        "mercoledì 19 marzo 2025 10:00",
        "wo, 19 mrt 2025 10:00:00 +0100",
        "woensdag 19 maart 2025 10:00",
        "śr., 19 mar 2025 10:00:00 +0100",
        "środa, 19 marca 2025 10:00",
        "qua, 19 mar 2025 10:00:00 +0100",
        "quarta-feira, 19 de março de 2025 10:00",
        "Τετάρτη, 19 Μαρτίου 2025 10:00",
        "сряда, 19 март 2025 10:00",
        "středa 19. března 2025 10:00",
    ] {
        assert_eq!(in_brussels(text), "2025-03-19T09:00:00Z", "{text}");
    }
    for (text, wanted) in [
        // mar is mardi, martes, martedì and March.
        ("mar, 18 fév 2025 10:00:00 +0100", "2025-02-18T09:00:00Z"),
        ("mar. 18 mars 2025 10:00", "2025-03-18T09:00:00Z"),
        ("lun, 1 août 2025 10:00:00 +0200", "2025-08-01T08:00:00Z"),
        ("Fr, 31 Okt 2025 10:00:00 +0100", "2025-10-31T09:00:00Z"),
        ("Di, 2 Dez 2025 10:00:00 +0100", "2025-12-02T09:00:00Z"),
        ("gio, 3 lug 2025 10:00:00 +0200", "2025-07-03T08:00:00Z"),
        ("pon., 15 wrz 2025 10:00:00 +0200", "2025-09-15T08:00:00Z"),
        ("1er janvier 2025 10:00", "2025-01-01T09:00:00Z"),
    ] {
        assert_eq!(in_brussels(text), wanted, "{text}");
    }
}
