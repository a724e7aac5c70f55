# Latvian.

## The frame of every page
tagline = Eiropas ziņas jūsu valodā
skip-to-content = Pāriet uz saturu
menu = Izvēlne
sections = Sadaļas
front-page = Sākumlapa
languages = Valodas
read-in = Citās valodās:
not-translated = nav tulkots: uz sākumlapu
keep-language = Vienmēr atvērt latviešu valodā
keep-language-note = Jūsu valodas izvēle gadu tiek glabāta sīkdatnē.
language-kept = Turpmāk šī vietne atvērsies latviešu valodā.
also-read = Es lasu arī citās valodās
also-save = Saglabāt
site-pages = Par šo vietni
about = Par mums
privacy = Privātums
accessibility = Piekļūstamība
sources = Mūsu avoti
footer-note = Veidots ar brīvo programmatūru. Bez izsekošanas, bez pieprasījumiem trešajām pusēm.
light-page = Vieglā versija bez attēliem un skriptiem
whole-page = Šīs lapas pilnā versija
saved = Saglabātie raksti
saved-lead = Raksti, ko saglabājat, un pēdējie izlasītie raksti paliek šajā pārlūkā un atveras arī bez interneta savienojuma.
saved-list = Saglabātie
read-list = Nesen lasītie
saved-none = Šajā pārlūkā vēl nekas nav saglabāts.
offline-now = Pašlaik nav interneta savienojuma, un jūsu pieprasītās lapas pārlūkā nav. Lūk, kas tajā ir.
remove-saved = Noņemt
save-story = Saglabāt vēlākam
story-saved = Saglabāts. Atveras arī bez interneta savienojuma.
save-failed = Neizdevās saglabāt: nav interneta savienojuma vai pārlūks to neatļauj.
take-today = Paņemt līdzi šodienas numuru
take-today-note = Tiek saglabāti sākumlapas raksti ar maziem attēliem: aptuveni { NUMBER($megabytes) } MB.
reading = Lasīšanas iestatījumi
theme = Krāsas
theme-auto = Kā ierīcē
theme-light = Gaišas
theme-dark = Tumšas
text-size = Teksta lielums
text-size-small = Mazs
text-size-normal = Parasts
text-size-large = Liels
text-size-larger = Ļoti liels
text-width = Rindu garums
text-width-narrow = Īsas
text-width-normal = Parastas
text-width-wide = Garas
reading-time = Lasīšanas laiks: { NUMBER($minutes) } min.
listen = Klausīties
stop-listening = Beigt klausīties
enlarge-picture = Palielināt attēlu
close = Aizvērt
changed-since-read = Šis raksts ir mainījies, kopš to izlasījāt.
what-changed = Skatīt, kas mainījies
changed-nothing-shown = Šeit redzamie vārdi ir tie paši.
new-stories = { PLURAL($count) ->
    [zero] { NUMBER($count) } jaunu rakstu
    [one] { NUMBER($count) } jauns raksts
   *[other] { NUMBER($count) } jauni raksti
}
article-updated = Šis raksts tikko atjaunināts.
show-update = Rādīt jauno versiju
breaking = Steidzama ziņa
live = Tiešraide
live-over = Šī tiešraide ir beigusies.
live-refresh = Rādīt jaunākos ierakstus
key-events = Svarīgākie notikumi
link-to-entry = Saite uz šo ierakstu
my-paper = Mans laikraksts
my-paper-lead = Raksti par tēmām un no avotiem, kam sekojat, jaunākie vispirms. Tas, kam sekojat, glabājas šīs lapas adresē un jūsu pārlūkā, nevis pie mums.
my-paper-empty = Jūs vēl nekam nesekojat. Katras tēmas un katra avota lapā ir tam paredzēta poga.
my-paper-following = Jūsu tēmas un avoti
my-paper-feed = Plūsma (RSS)
my-paper-opml = Plūsmu saraksts (OPML)
follow = Sekot: { $name }
unfollow = Vairs nesekot: { $name }
follow-full = Jūsu laikraksts ir pilns. Vispirms lapā “Mans laikraksts” pārtrauciet sekot kādai tēmai vai avotam.

## Date and weather
weather-label = Laikapstākļi: { $place }, { $temperature }, { $sky }, { $observed }
weather-observed = novērojums plkst. { $time }
weather-place = Laika ziņu vieta
weather-none = nav aktuālu novērojumu

## Fronts
must-read = Noteikti izlasiet
latest = Jaunākās ziņas
most-read = Lasītākie
more-of = Visi raksti: { $section }
no-stories = Šeit vēl nav neviena raksta. Pirmie parādīsies šajā lapā.
pages = Lapas
page-number = { $number }. lapa
newer = Jaunāki raksti
older = Vecāki raksti
advertisement = Reklāma

## Article
published = Publicēts:
updated = Atjaunināts:
by = Teksts: { $name }
source = Avots
original-at = Lasiet oriģinālu: { $source } ({ $language })
licence = Licence: { $licence }
disclaimer-outside = { $site } publicē rakstus no dažādiem ārējiem avotiem, kuros pausti atšķirīgi viedokļi. Šī raksta avots ir { $source }; tajā paustā nostāja var nesakrist ar mūsu redakcijas nostāju.
disclaimer-own = Šo rakstu ir sagatavojusi mūsu redakcija.
age-months = { PLURAL($count) ->
    [zero] Šis raksts publicēts pirms { $count } mēnešiem.
    [one] Šis raksts publicēts pirms { $count } mēneša.
   *[other] Šis raksts publicēts pirms { $count } mēnešiem.
}
age-years = { PLURAL($count) ->
    [zero] Šis raksts publicēts pirms vairāk nekā { $count } gadiem.
    [one] Šis raksts publicēts pirms vairāk nekā { $count } gada.
   *[other] Šis raksts publicēts pirms vairāk nekā { $count } gadiem.
}
topics = Tēmas
related = Vairāk par šo tēmu
share = Dalīties
copy-link = Kopēt saiti
link-copied = Saite nokopēta
copy-failed = Saiti neizdevās nokopēt. Tā redzama adreses joslā.
share-by-mail = Nosūtīt e-pastā
share-with = Dalīties citur…

## Topics and sources
topic-lead = Visi raksti par šo tēmu, jaunākie vispirms.
sources-lead = Kas veido rakstus, kuri nav mūsu pašu darbs: katrā no tiem ir norādīts avots, saite uz oriģinālu un licence.
source-lead = { $source }: visi raksti, jaunākie vispirms.
source-homepage = Avota tīmekļvietne
source-stories = { PLURAL($count) ->
    [zero] { NUMBER($count) } rakstu
    [one] { NUMBER($count) } raksts
   *[other] { NUMBER($count) } raksti
}

## Search
search = Meklēšana
search-none = Neviens raksts nav atrasts.
search-meant = Vai meklējāt
search-some = Nevienā rakstā nav visu šo vārdu. Šajos ir daži no tiem.
search-apart = Nevienā rakstā šie vārdi neseko cits citam. Šajos ir tie visi.
search-all-sections = Visas sadaļas
search-all-sources = Visi avoti
search-everywhere = Visās valodās

## When something is missing
not-found = Lapa nav atrasta
not-found-text = Šajā adresē nekā nav. Saite var būt novecojusi vai kļūdaini uzrakstīta. Turpiniet no sākumlapas vai sadaļām augšā.
gone = Raksts ir atsaukts
gone-text = Redakcija šo rakstu ir noņēmusi. Šajā adresē tas vairs neatgriezīsies.
failed = Šo lapu pašlaik nevar parādīt
failed-text = Kļūda radusies mūsu, nevis jūsu pusē. Lūdzu, pēc brīža mēģiniet vēlreiz.
too-often = Pārāk daudz pieprasījumu
too-often-text = No jūsu tīkla īsā laikā saņemts ļoti daudz pieprasījumu. Lūdzu, brīdi uzgaidiet un tad mēģiniet vēlreiz.

## About
about-lead = { $site } ir laikraksts lasītājiem visā Eiropā: viens izdevums vairākās valodās, lasāms jebkurā ierīcē.
about-sources = Daļa rakstu ir mūsu pašu, citi nāk no ārējiem avotiem. Katrā ārējā rakstā ir norādīts avots, saite uz oriģinālu un licence.
about-software = Vietne ir viena vienīga programma. Tā neko neielādē no citurienes, darbojas bez JavaScript un nelūdz piekrišanu, jo nekam tā nav vajadzīga.
about-sample = Jaunas vietnes pirmie raksti ir izmēģinājuma izdevums: patiesi notikumi mūsu pašu izklāstā. Avoti ir izdomāti, un to adreses beidzas ar “.example”.

## Privacy
privacy-lead = Lasot jūs neatstājat pēdas, kurām mēs varētu sekot.
privacy-others = Šeit nav ne lietotāju kontu, ne reklāmas tīklu, ne mērīšanas pakalpojumu. Neviens pieprasījums netiek sūtīts uz citām vietnēm.
privacy-embeds = Ja rakstā ir kaut kas no citas vietnes, piemēram, video, tur ir tikai saite. Saturs tiek ielādēts tikai pēc jūsu pieprasījuma; attiecīgā vietne tad saņem jūsu IP adresi un var saglabāt sīkdatnes.
privacy-cookies = Ir tikai viena sīkdatne, un arī tā tikai tad, ja valodu sarakstā izvēlaties valodu: tajā gadu glabājas šī valoda, lai vietne atvērtos tajā.
privacy-languages = Ja savai sākumlapai pievienojat valodas, arī tās glabājas šajā sīkdatnē, un pārlūks tās iegaumē jūsu ierīcē.
privacy-browser = Ja laika ziņām izvēlaties citu vietu, pārlūks to iegaumē jūsu ierīcē. Mēs saņemam vietas nosaukumu kopā ar pieprasījumu un neko par jums nesaglabājam.
privacy-offline = Lai pēdējās jūsu lasītās lapas varētu atvērt arī bez interneta savienojuma, pārlūks tās glabā. Tās neatstāj jūsu ierīci; izdzēšot pārlūkā šīs vietnes datus, tiek izdzēstas arī tās.
privacy-follow = Ja sekojat tēmām vai avotiem, pārlūks tos iegaumē jūsu ierīcē, un tie ir nosaukti lapas “Mans laikraksts” adresē. Pārlūks iegaumē arī to, kuru raksta versiju esat lasījuši, lai parādītu, kas kopš tā laika mainījies. Mēs neglabājam ne vienu, ne otru.
privacy-counts = Lai zinātu, ko lasa visvairāk, mēs katru raksta lasītāju skaitām vienu reizi dienā. Lai lasītājus atšķirtu, adreses un pārlūka neatpazīstami pārveidota forma līdz pusnaktij tiek turēta atmiņā un pēc tam izdzēsta kopā ar atslēgu; pašā skaitījumā nav ne adrešu, ne ierīču, ne personu.
privacy-logs = Mūsu žurnālfailos redzams, kas pieprasīts un cik ilgi tas prasījis, bet ne adreses.

## Accessibility
accessibility-lead = Mūsu izdevums ir domāts visiem. Mēs ievērojam tīmekļa satura piekļūstamības vadlīnijas (WCAG 2.2) AA līmenī.
accessibility-how = Katrā lapā ir viens galvenais virsraksts, nosaukti orientieri un saite tieši uz saturu. Visas funkcijas darbojas ar tastatūru, ar palielinātu tekstu, tumšajā un gaišajā režīmā un ar piespiedu krāsām.
accessibility-tests = Katras izmaiņas automātiski pārbauda visu veidu lapās. Pārbaudes ar palīgtehnoloģiju lietotājiem vēl ir priekšā.
accessibility-limits = Zināmie trūkumi: diagrammas ir aprakstītas vārdos, bet to datus nevar lasīt tabulu veidā.

## The sky
sky-clear = skaidrs
sky-fair = pārsvarā skaidrs
sky-partly_cloudy = daļēji mākoņains
sky-cloudy = apmācies
sky-fog = migla
sky-light_rain = neliels lietus
sky-rain = lietus
sky-heavy_rain = stiprs lietus
sky-sleet = slapjš sniegs
sky-snow = sniegs
sky-thunder = pērkona negaiss

## Sections (the URL is made from the name)
section-world = Pasaule
section-europe = Eiropa
section-politics = Politika
section-economy = Ekonomika
section-science = Zinātne
section-environment = Vide
section-culture = Kultūra
section-sport = Sports

## Places (names as CLDR has them, where it has them)
place-amsterdam = Amsterdama
place-athens = Atēnas
place-belgrade = Belgrada
place-berlin = Berlīne
place-bern = Berne
place-bratislava = Bratislava
place-brussels = Brisele
place-bucharest = Bukareste
place-budapest = Budapešta
place-chisinau = Kišiņeva
place-copenhagen = Kopenhāgena
place-dublin = Dublina
place-helsinki = Helsinki
place-kyiv = Kijeva
place-lisbon = Lisabona
place-ljubljana = Ļubļana
place-london = Londona
place-luxembourg = Luksemburga
place-madrid = Madride
place-nicosia = Nikosija
place-oslo = Oslo
place-paris = Parīze
place-podgorica = Podgorica
place-prague = Prāga
place-reykjavik = Reikjavika
place-riga = Rīga
place-rome = Roma
place-sarajevo = Sarajeva
place-skopje = Skopje
place-sofia = Sofija
place-stockholm = Stokholma
place-tallinn = Tallina
place-tirana = Tirāna
place-valletta = Valleta
place-vienna = Vīne
place-vilnius = Viļņa
place-warsaw = Varšava
place-zagreb = Zagreba

## Where an outside article comes from
provenance = No kurienes ir šis raksts
provenance-fetched = Saņemts: { $date }
provenance-seen = Pēdējoreiz redzēts avotā: { $date }
provenance-hash = Saņemtā dokumenta SHA-256
provenance-excerpt = { $source } atļauj publicēt tikai fragmentu; pilns teksts lasāms avota tīmekļvietnē.
provenance-canonical = Meklētājprogrammām lūgts rādīt oriģinālu, nevis šo lapu.
provenance-date-missing = Avots nav norādījis datumu; tā vietā norādīts saņemšanas laiks.
provenance-date-future = Avots ir norādījis datumu nākotnē; tā vietā norādīts saņemšanas laiks.
provenance-date-implausible = Avots ir norādījis neiespējamu datumu; tā vietā norādīts saņemšanas laiks.
provenance-also = Citi tā paša teksta avoti
provenance-versions = Agrākas versijas
provenance-version = Saņemtā versija ({ $date }) un tas, ko mainīja nākamā
original-gone = Oriģināls tiešsaistē vairs nav pieejams. Šis teksts saņemts: { $date }.
open-embed = Atvērt vietnē { $name }
load-embed = Ielādēt šeit no vietnes { $name }
load-embed-note = { $name } tad saņem jūsu IP adresi un var saglabāt sīkdatnes.
source-language = Valoda: { $language }
source-received = Pēdējoreiz saņemts: { $date }
ago-minutes = { PLURAL($count) ->
    [zero] pirms { $count } min.
    [one] pirms { $count } min.
   *[other] pirms { $count } min.
}
ago-hours = { PLURAL($count) ->
    [zero] pirms { $count } st.
    [one] pirms { $count } st.
   *[other] pirms { $count } st.
}
ago-days = { PLURAL($count) ->
    [zero] pirms { $count } d.
    [one] pirms { $count } d.
   *[other] pirms { $count } d.
}
