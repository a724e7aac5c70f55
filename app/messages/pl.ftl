# Polish.

## The frame of every page
tagline = Wiadomości z Europy w twoim języku
skip-to-content = Przejdź do treści
menu = Menu
sections = Działy
front-page = Strona główna
languages = Języki
read-in = Przeczytaj w innym języku:
not-translated = bez tłumaczenia: na stronę główną
keep-language = Zawsze otwieraj po polsku
keep-language-note = Twój wybór języka przez rok jest zapisany w pliku cookie.
language-kept = Odtąd ta witryna otwiera się po polsku.
also-read = Czytam też w innych językach
also-save = Zapisz
site-pages = O serwisie
about = O nas
privacy = Prywatność
accessibility = Dostępność
sources = Nasze źródła
footer-note = Oparte na wolnym oprogramowaniu. Bez śledzenia, bez połączeń z obcymi serwerami.
light-page = Lekka wersja, bez zdjęć i skryptów
whole-page = Pełna wersja tej strony
saved = Zapisane artykuły
saved-lead = Artykuły, które zapiszesz, i te ostatnio czytane pozostają w tej przeglądarce i otwierają się także bez internetu.
saved-list = Zapisane
read-list = Ostatnio czytane
saved-none = W tej przeglądarce nic jeszcze nie zapisano.
offline-now = Nie ma teraz połączenia z internetem, a strony, którą chcesz otworzyć, nie ma w twojej przeglądarce. Oto co w niej jest.
remove-saved = Usuń
save-story = Zapisz na później
story-saved = Zapisano. Otworzy się także bez internetu.
save-failed = Nie udało się zapisać: nie ma połączenia z internetem albo przeglądarka na to nie pozwala.
take-today = Zabierz dzisiejsze wydanie
take-today-note = Zapisuje artykuły ze strony głównej z małymi zdjęciami: około { NUMBER($megabytes) } MB.
reading = Ustawienia czytania
theme = Kolory
theme-auto = Jak w urządzeniu
theme-light = Jasne
theme-dark = Ciemne
text-size = Wielkość tekstu
text-size-small = Mała
text-size-normal = Normalna
text-size-large = Duża
text-size-larger = Bardzo duża
text-width = Długość wierszy
text-width-narrow = Krótkie
text-width-normal = Normalne
text-width-wide = Długie
reading-time = { NUMBER($minutes) } min czytania
listen = Posłuchaj
stop-listening = Zakończ odsłuchiwanie
enlarge-picture = Powiększ zdjęcie
close = Zamknij
changed-since-read = Ten artykuł zmienił się od twojej ostatniej lektury.
what-changed = Zobacz, co się zmieniło
changed-nothing-shown = Słowa pokazane tutaj są te same.
new-stories = { PLURAL($count) ->
    [one] { NUMBER($count) } nowy artykuł
    [few] { NUMBER($count) } nowe artykuły
    [many] { NUMBER($count) } nowych artykułów
   *[other] { NUMBER($count) } nowego artykułu
}
article-updated = Ten artykuł został właśnie zaktualizowany.
show-update = Pokaż nową wersję
breaking = Pilne
live = Na żywo
live-over = Ta relacja na żywo dobiegła końca.
live-refresh = Pokaż najnowsze wpisy
key-events = Najważniejsze wydarzenia
link-to-entry = Link do tego wpisu
my-paper = Moja gazeta
my-paper-lead = Artykuły na tematy i ze źródeł, które obserwujesz, od najnowszych. To, co obserwujesz, jest zapisane w adresie tej strony i w twojej przeglądarce, nie u nas.
my-paper-empty = Nie obserwujesz jeszcze niczego. Na stronie każdego tematu i każdego źródła jest do tego przycisk.
my-paper-following = Obserwujesz
my-paper-feed = Kanał (RSS)
my-paper-opml = Lista kanałów (OPML)
follow = Obserwuj: { $name }
unfollow = Przestań obserwować: { $name }
follow-full = Twoja gazeta jest pełna. Najpierw na stronie „Moja gazeta” przestań obserwować jakiś temat lub jakieś źródło.

## Date and weather
weather-label = Pogoda: { $place }, { $temperature }, { $sky }, { $observed }
weather-observed = pomiar z godz. { $time }
weather-place = Pogoda dla miasta
weather-none = brak aktualnych danych

## Fronts
must-read = Warto przeczytać
latest = Najnowsze
most-read = Najczęściej czytane
more-of = Wszystkie artykuły: { $section }
no-stories = Nie ma tu jeszcze artykułów. Pierwsze ukażą się na tej stronie.
pages = Strony
page-number = Strona { $number }
newer = Nowsze artykuły
older = Starsze artykuły
advertisement = Reklama

## Article
published = Opublikowano
updated = Zaktualizowano
by = Tekst: { $name }
source = Źródło
original-at = Przeczytaj oryginał: { $source } ({ $language })
licence = Licencja: { $licence }
disclaimer-outside = { $site } publikuje artykuły z wielu zewnętrznych źródeł, które reprezentują różne punkty widzenia. Źródło tego artykułu: { $source }. Wyrażone w nim poglądy nie muszą być zgodne ze stanowiskiem redakcji.
disclaimer-own = Autorem tego artykułu jest redakcja serwisu { $site }.
age-months = { PLURAL($count) ->
    [one] Ten artykuł ukazał się miesiąc temu.
    [few] Ten artykuł ukazał się { $count } miesiące temu.
    [many] Ten artykuł ukazał się { $count } miesięcy temu.
   *[other] Ten artykuł ukazał się { $count } miesiąca temu.
}
age-years = { PLURAL($count) ->
    [one] Ten artykuł ukazał się ponad rok temu.
    [few] Ten artykuł ukazał się ponad { $count } lata temu.
    [many] Ten artykuł ukazał się ponad { $count } lat temu.
   *[other] Ten artykuł ukazał się ponad { $count } roku temu.
}
topics = Tematy
related = Więcej na ten temat
share = Udostępnij
copy-link = Kopiuj link
link-copied = Link skopiowany
copy-failed = Nie udało się skopiować linku. Znajdziesz go w pasku adresu.
share-by-mail = Wyślij e-mailem
share-with = Udostępnij przez…

## Topics and sources
topic-lead = Wszystkie artykuły na ten temat, od najnowszych.
sources-lead = Kto stoi za artykułami, które nie powstały w naszej redakcji: przy każdym podajemy źródło, link do oryginału i licencję.
source-lead = Artykuły ze źródła { $source }, od najnowszych.
source-homepage = Strona źródła
source-stories = { PLURAL($count) ->
    [one] { NUMBER($count) } artykuł
    [few] { NUMBER($count) } artykuły
    [many] { NUMBER($count) } artykułów
   *[other] { NUMBER($count) } artykułu
}

## Search
search = Szukaj
search-none = Nie znaleziono żadnych artykułów.
search-meant = Czy chodziło o
search-some = Żaden artykuł nie zawiera wszystkich tych słów. Poniższe zawierają niektóre z nich.
search-apart = Żaden artykuł nie zawiera tych słów obok siebie. Te zawierają je wszystkie.
search-all-sections = Wszystkie działy
search-all-sources = Wszystkie źródła
search-everywhere = We wszystkich językach

## When something is missing
not-found = Nie znaleziono strony
not-found-text = Pod tym adresem nic nie ma. Link może być nieaktualny lub błędnie wpisany. Zajrzyj na stronę główną albo do działów u góry.
gone = Ten artykuł został wycofany
gone-text = Redakcja wycofała ten artykuł. Nie wróci on już pod ten adres.
failed = Tej strony nie można teraz wyświetlić
failed-text = Błąd wystąpił po naszej stronie, nie po twojej. Spróbuj ponownie za chwilę.
too-often = Zbyt wiele zapytań
too-often-text = Z twojej sieci przyszło w krótkim czasie bardzo wiele zapytań. Odczekaj chwilę i spróbuj ponownie.

## About
about-lead = { $site } to gazeta dla czytelników w całej Europie: jeden tytuł, wiele języków, na każdym urządzeniu.
about-sources = Część artykułów piszemy sami, inne pochodzą ze źródeł zewnętrznych. Przy każdym obcym artykule podajemy źródło, link do oryginału i licencję.
about-software = Cały serwis to jeden program. Nie wczytuje niczego z zewnątrz, działa bez JavaScriptu i nie prosi o zgody, bo nic ich nie wymaga.
about-sample = Pierwsze artykuły w nowym serwisie to wydanie przykładowe: prawdziwe wydarzenia opisane przez nas, ze zmyślonymi źródłami pod adresami zakończonymi na „.example”.

## Privacy
privacy-lead = Czytając serwis { $site }, nie zostawiasz śladów, które moglibyśmy śledzić.
privacy-others = Nie ma tu kont, sieci reklamowych ani narzędzi do pomiaru ruchu. Żadne zapytanie nie trafia do innej witryny.
privacy-embeds = Gdy artykuł pokazuje coś z innej witryny, na przykład film, jest w nim tylko odsyłacz. Treść wczytuje się dopiero na Twoje życzenie; witryna ta otrzymuje wtedy Twój adres IP i może zapisać pliki cookie.
privacy-cookies = Jest tylko jeden plik cookie, i to tylko wtedy, gdy wybierzesz język z listy języków: przez rok zapisany jest w nim ten język, aby witryna otwierała się właśnie w nim.
privacy-languages = Jeśli dodasz języki do strony głównej, ten plik cookie przechowuje także je, a przeglądarka zapamięta je na twoim urządzeniu.
privacy-browser = Jeśli wybierzesz inne miasto dla pogody, przeglądarka zapamięta je na twoim urządzeniu. Wraz z zapytaniem otrzymujemy nazwę miasta i niczego o tobie nie przechowujemy.
privacy-offline = Aby ostatnio czytane strony otwierały się także bez internetu, przeglądarka je przechowuje. Nie opuszczają one twojego urządzenia; usuniesz je, kasując w przeglądarce dane tej witryny.
privacy-follow = Jeśli obserwujesz tematy lub źródła, przeglądarka zapamięta je na twoim urządzeniu, a adres strony „Moja gazeta” je zawiera. Przeglądarka pamięta też przeczytaną wersję artykułu, aby pokazać, co się od tamtej pory zmieniło. My nie przechowujemy ani jednego, ani drugiego.
privacy-counts = Aby wiedzieć, co jest czytane najczęściej, liczymy każdego czytelnika artykułu raz dziennie. Aby odróżnić czytelników od siebie, do północy trzymamy w pamięci nierozpoznawalną postać adresu i przeglądarki, a potem usuwamy ją wraz z kluczem; sam licznik nie zapisuje adresu, urządzenia ani osoby.
privacy-logs = W dziennikach serwera zapisujemy, o co zapytano i jak długo trwała odpowiedź, bez adresów.

## Accessibility
accessibility-lead = { $site } ma służyć wszystkim. Stosujemy wytyczne dostępności treści internetowych WCAG 2.2 na poziomie AA.
accessibility-how = Każda strona ma jeden nagłówek główny, nazwane punkty orientacyjne i link pozwalający przejść od razu do treści. Wszystkie funkcje działają z klawiatury, przy powiększonym tekście, w trybie ciemnym i jasnym oraz z wymuszonymi kolorami.
accessibility-tests = Każdą zmianę sprawdzamy automatycznie na wszystkich rodzajach stron. Testy z udziałem osób korzystających z technologii wspomagających są jeszcze przed nami.
accessibility-limits = Znane braki: wykresy są opisane słowami, ale ich danych nie można odczytać w formie tabeli.

## The sky
sky-clear = bezchmurnie
sky-fair = na ogół pogodnie
sky-partly_cloudy = częściowe zachmurzenie
sky-cloudy = pochmurno
sky-fog = mgła
sky-light_rain = słaby deszcz
sky-rain = deszcz
sky-heavy_rain = silny deszcz
sky-sleet = deszcz ze śniegiem
sky-snow = śnieg
sky-thunder = burza

## Sections (the URL is made from the name)
section-world = Świat
section-europe = Europa
section-politics = Polityka
section-economy = Gospodarka
section-science = Nauka
section-environment = Środowisko
section-culture = Kultura
section-sport = Sport

## Places (names as CLDR has them, where it has them)
place-amsterdam = Amsterdam
place-athens = Ateny
place-belgrade = Belgrad
place-berlin = Berlin
place-bern = Berno
place-bratislava = Bratysława
place-brussels = Bruksela
place-bucharest = Bukareszt
place-budapest = Budapeszt
place-chisinau = Kiszyniów
place-copenhagen = Kopenhaga
place-dublin = Dublin
place-helsinki = Helsinki
place-kyiv = Kijów
place-lisbon = Lizbona
place-ljubljana = Lublana
place-london = Londyn
place-luxembourg = Luksemburg
place-madrid = Madryt
place-nicosia = Nikozja
place-oslo = Oslo
place-paris = Paryż
place-podgorica = Podgorica
place-prague = Praga
place-reykjavik = Reykjavik
place-riga = Ryga
place-rome = Rzym
place-sarajevo = Sarajewo
place-skopje = Skopje
place-sofia = Sofia
place-stockholm = Sztokholm
place-tallinn = Tallin
place-tirana = Tirana
place-valletta = Valletta
place-vienna = Wiedeń
place-vilnius = Wilno
place-warsaw = Warszawa
place-zagreb = Zagrzeb

## Where an outside article comes from
provenance = Skąd pochodzi ten artykuł
provenance-fetched = Otrzymano { $date }
provenance-seen = Ostatni raz widziano w źródle { $date }
provenance-hash = SHA-256 otrzymanego dokumentu
provenance-excerpt = { $source } zezwala tylko na publikację fragmentu; cały tekst znajduje się na stronie źródła.
provenance-canonical = Wyszukiwarki są proszone o wskazywanie oryginału, a nie tej strony.
provenance-date-missing = Źródło nie podało daty; zastępuje ją czas otrzymania.
provenance-date-future = Źródło podało datę z przyszłości; zastępuje ją czas otrzymania.
provenance-date-implausible = Źródło podało datę, która nie może być prawdziwa; zastępuje ją czas otrzymania.
provenance-also = Inne źródła tego samego tekstu
provenance-versions = Wcześniejsze wersje
provenance-version = Wersja otrzymana { $date } oraz zmiany wprowadzone w następnej
original-gone = Oryginał nie jest już dostępny w internecie. Ten tekst otrzymano { $date }.
open-embed = Otwórz w serwisie { $name }
load-embed = Wczytaj tutaj z serwisu { $name }
load-embed-note = { $name } otrzyma wtedy Twój adres IP i może zapisać pliki cookie.
source-language = Język: { $language }
source-received = Ostatni materiał otrzymano { $date }
ago-minutes = { PLURAL($count) ->
    [one] { $count } min temu
    [few] { $count } min temu
    [many] { $count } min temu
   *[other] { $count } min temu
}
ago-hours = { PLURAL($count) ->
    [one] { $count } godz. temu
    [few] { $count } godz. temu
    [many] { $count } godz. temu
   *[other] { $count } godz. temu
}
ago-days = { PLURAL($count) ->
    [one] { $count } dzień temu
    [few] { $count } dni temu
    [many] { $count } dni temu
   *[other] { $count } dnia temu
}
