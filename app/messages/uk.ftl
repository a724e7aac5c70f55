# Ukrainian.

## The frame of every page
tagline = Новини Європи вашою мовою
skip-to-content = Перейти до вмісту
menu = Меню
sections = Рубрики
front-page = Головна
languages = Мови
read-in = Іншими мовами:
not-translated = не перекладено: на головну
keep-language = Завжди відкривати українською
keep-language-note = Вибір мови зберігається у файлі cookie протягом року.
language-kept = Відтепер цей сайт відкривається українською.
also-read = Читаю й іншими мовами
also-save = Зберегти
site-pages = Про цей сайт
about = Про нас
privacy = Приватність
accessibility = Доступність
sources = Наші джерела
footer-note = Створено на вільному програмному забезпеченні. Без стеження і запитів до третіх сторін.
light-page = Полегшена версія без зображень і скриптів
whole-page = Повна версія цієї сторінки
saved = Збережені матеріали
saved-lead = Матеріали, які ви зберігаєте, і ті, що ви читали останніми, залишаються в цьому браузері й відкриваються без інтернету.
saved-list = Збережене
read-list = Нещодавно прочитане
saved-none = У цьому браузері ще нічого не збережено.
offline-now = Зараз немає зʼєднання з інтернетом, а потрібної сторінки немає у вашому браузері. Ось що в ньому є.
remove-saved = Вилучити
save-story = Зберегти на потім
story-saved = Збережено. Відкривається й без інтернету.
save-failed = Не вдалося зберегти: немає зʼєднання з інтернетом або браузер цього не дозволяє.
take-today = Взяти сьогоднішній випуск із собою
take-today-note = Зберігає матеріали головної сторінки з невеликими зображеннями: близько { NUMBER($megabytes) } МБ.
reading = Налаштування читання
theme = Кольори
theme-auto = Як на пристрої
theme-light = Світлі
theme-dark = Темні
text-size = Розмір тексту
text-size-small = Малий
text-size-normal = Звичайний
text-size-large = Великий
text-size-larger = Дуже великий
text-width = Довжина рядків
text-width-narrow = Короткі
text-width-normal = Звичайні
text-width-wide = Довгі
reading-time = { NUMBER($minutes) } хв читання
listen = Слухати
stop-listening = Зупинити прослуховування
enlarge-picture = Збільшити зображення
close = Закрити
changed-since-read = Ця стаття змінилася, відколи ви її прочитали.
what-changed = Подивитися, що змінилося
changed-nothing-shown = Слова, показані тут, ті самі.
new-stories = { PLURAL($count) ->
    [one] { NUMBER($count) } новий матеріал
    [few] { NUMBER($count) } нові матеріали
    [many] { NUMBER($count) } нових матеріалів
   *[other] { NUMBER($count) } нового матеріалу
}
article-updated = Цю статтю щойно оновлено.
show-update = Показати нову версію
breaking = Терміново
live = Наживо
live-over = Цей репортаж наживо завершено.
live-refresh = Показати найновіші дописи
key-events = Ключові події
link-to-entry = Посилання на цей допис
my-paper = Моя газета
my-paper-lead = Матеріали на теми та з джерел, за якими ви стежите, спершу найновіші. Те, за чим ви стежите, зберігається в адресі цієї сторінки та у вашому браузері, а не в нас.
my-paper-empty = Ви ще ні за чим не стежите. На сторінці кожної теми й кожного джерела є для цього кнопка.
my-paper-following = Ваші теми та джерела
my-paper-feed = Стрічка (RSS)
my-paper-opml = Список стрічок (OPML)
follow = Стежити: { $name }
unfollow = Більше не стежити: { $name }
follow-full = Ваша газета заповнена. Спершу перестаньте стежити за якоюсь темою чи джерелом на сторінці «Моя газета».

## Date and weather
weather-label = Погода: { $place }, { $temperature }, { $sky }, { $observed }
weather-observed = станом на { $time }
weather-place = Погода: вибір міста
weather-none = немає свіжих даних

## Fronts
must-read = Варто прочитати
latest = Останні новини
most-read = Найчитаніше
more-of = Усі матеріали: { $section }
no-stories = Тут ще немає матеріалів. Перші зʼявляться на цій сторінці.
pages = Сторінки
page-number = Сторінка { $number }
newer = Новіші матеріали
older = Давніші матеріали
advertisement = Реклама

## Article
published = Опубліковано
updated = Оновлено
by = Текст: { $name }
source = Джерело
original-at = Читати оригінал: { $source } ({ $language })
licence = Ліцензія: { $licence }
disclaimer-outside = { $site } публікує статті з різних зовнішніх джерел, які висловлюють багато точок зору. Джерело цієї статті — { $source }; викладені в ній погляди не обовʼязково збігаються з позицією редакції.
disclaimer-own = Цю статтю підготувала наша редакція.
age-months = { PLURAL($count) ->
    [one] Цю статтю опубліковано { $count } місяць тому.
    [few] Цю статтю опубліковано { $count } місяці тому.
    [many] Цю статтю опубліковано { $count } місяців тому.
   *[other] Цю статтю опубліковано { $count } місяця тому.
}
age-years = { PLURAL($count) ->
    [one] Цю статтю опубліковано понад { $count } рік тому.
    [few] Цю статтю опубліковано понад { $count } роки тому.
    [many] Цю статтю опубліковано понад { $count } років тому.
   *[other] Цю статтю опубліковано понад { $count } року тому.
}
topics = Теми
related = Більше на цю тему
share = Поділитися
copy-link = Копіювати посилання
link-copied = Посилання скопійовано
copy-failed = Не вдалося скопіювати посилання. Воно є в адресному рядку.
share-by-mail = Надіслати електронною поштою
share-with = Поділитися через…

## Topics and sources
topic-lead = Усі матеріали на цю тему, спершу найновіші.
sources-lead = Хто стоїть за статтями, які написали не ми: у кожній указано джерело й ліцензію та є посилання на оригінал.
source-lead = { $source }: усі статті, спершу найновіші.
source-homepage = Сайт джерела
source-stories = { PLURAL($count) ->
    [one] { NUMBER($count) } стаття
    [few] { NUMBER($count) } статті
    [many] { NUMBER($count) } статей
   *[other] { NUMBER($count) } статті
}

## Search
search = Пошук
search-none = Нічого не знайдено.
search-meant = Можливо, ви мали на увазі
search-some = Немає матеріалу з усіма цими словами. У цих є деякі з них.
search-apart = Жодна стаття не містить цих слів поспіль. У цих є всі.
search-all-sections = Усі рубрики
search-all-sources = Усі джерела
search-everywhere = Усіма мовами

## When something is missing
not-found = Сторінку не знайдено
not-found-text = За цією адресою нічого немає. Можливо, посилання застаріло або в ньому помилка. Перейдіть на головну сторінку або до рубрик угорі.
gone = Цю статтю відкликано
gone-text = Редакція зняла цю статтю з публікації. За цією адресою вона більше не зʼявиться.
failed = Зараз неможливо показати цю сторінку
failed-text = Помилка на нашому боці, не на вашому. Спробуйте ще раз за мить.
too-often = Забагато запитів
too-often-text = З вашої мережі за короткий час надійшло дуже багато запитів. Зачекайте трохи й спробуйте ще раз.

## About
about-lead = { $site } — газета для читачів усієї Європи: одне видання кількома мовами, на будь-якому пристрої.
about-sources = Частина статей — наші власні, решта походить із зовнішніх джерел. У кожній зовнішній статті вказано джерело й ліцензію та є посилання на оригінал.
about-software = Сайт — це одна програма. Він нічого не завантажує з інших сайтів, працює без JavaScript і не просить згоди, бо ніщо тут її не потребує.
about-sample = Перші матеріали нового сайту — це пробний випуск: справжні події у нашому викладі, з вигаданими джерелами, адреси яких закінчуються на «.example».

## Privacy
privacy-lead = Читання не залишає слідів, за якими ми могли б стежити.
privacy-others = Тут немає облікових записів, рекламних мереж і служб вимірювання. Жоден запит не йде на інші сайти.
privacy-embeds = Коли стаття показує щось з іншого сайту, наприклад відео, там є лише посилання. Вміст завантажується тільки на ваше прохання; той сайт тоді отримує вашу IP-адресу і може зберегти файли cookie.
privacy-cookies = Є лише один файл cookie, і тільки якщо ви оберете мову у списку мов: рік у ньому зберігається ця мова, щоб сайт відкривався нею.
privacy-languages = Якщо ви додаєте мови на головну сторінку, цей файл cookie зберігає й їх, а браузер запамʼятовує їх на вашому пристрої.
privacy-browser = Якщо ви оберете інше місце для погоди, браузер запамʼятає його на вашому пристрої. Ми отримуємо назву місця разом із запитом і нічого про вас не зберігаємо.
privacy-offline = Щоб вони відкривалися без інтернету, браузер зберігає сторінки, які ви читали останніми. Вони не залишають вашого пристрою; якщо видалити дані цього сайту в браузері, зникнуть і вони.
privacy-follow = Якщо ви стежите за темами чи джерелами, браузер запамʼятовує їх на вашому пристрої, а адреса сторінки «Моя газета» їх містить. Браузер також запамʼятовує, яку версію статті ви прочитали, щоб показати, що відтоді змінилося. Ми не зберігаємо ні того, ні іншого.
privacy-counts = Щоб знати, що читають найбільше, ми рахуємо кожного читача статті раз на день. Щоб розрізняти читачів, змінена до невпізнання форма адреси й браузера зберігається в памʼяті до півночі, а потім стирається разом із ключем; у самому підрахунку немає ні адрес, ні пристроїв, ні осіб.
privacy-logs = Журнали сервера фіксують, що запитували і скільки часу це тривало, але не адреси.

## Accessibility
accessibility-lead = { $site } — для всіх. Ми дотримуємося Настанов із доступності вебвмісту (WCAG 2.2), рівень AA.
accessibility-how = Кожна сторінка має один головний заголовок, названі орієнтири та посилання для переходу до вмісту. Усі функції доступні з клавіатури, зі збільшеним текстом, у темному й світлому режимах та з примусовими кольорами.
accessibility-tests = Кожну зміну автоматично тестують на всіх типах сторінок. Тестування за участі людей, які користуються допоміжними технологіями, ще попереду.
accessibility-limits = Чого, як ми знаємо, бракує: діаграми описано словами, але їхні дані не можна прочитати як таблиці.

## The sky
sky-clear = ясно
sky-fair = переважно ясно
sky-partly_cloudy = мінлива хмарність
sky-cloudy = хмарно
sky-fog = туман
sky-light_rain = невеликий дощ
sky-rain = дощ
sky-heavy_rain = сильний дощ
sky-sleet = мокрий сніг
sky-snow = сніг
sky-thunder = гроза

## Sections (the URL is made from the name)
section-world = Світ
section-europe = Європа
section-politics = Політика
section-economy = Економіка
section-science = Наука
section-environment = Довкілля
section-culture = Культура
section-sport = Спорт

## Places (names as CLDR has them, where it has them)
place-amsterdam = Амстердам
place-athens = Афіни
place-belgrade = Белград
place-berlin = Берлін
place-bern = Берн
place-bratislava = Братислава
place-brussels = Брюссель
place-bucharest = Бухарест
place-budapest = Будапешт
place-chisinau = Кишинів
place-copenhagen = Копенгаген
place-dublin = Дублін
place-helsinki = Гельсінкі
place-kyiv = Київ
place-lisbon = Лісабон
place-ljubljana = Любляна
place-london = Лондон
place-luxembourg = Люксембург
place-madrid = Мадрид
place-nicosia = Нікосія
place-oslo = Осло
place-paris = Париж
place-podgorica = Подгориця
place-prague = Прага
place-reykjavik = Рейкʼявік
place-riga = Рига
place-rome = Рим
place-sarajevo = Сараєво
place-skopje = Скопʼє
place-sofia = Софія
place-stockholm = Стокгольм
place-tallinn = Таллінн
place-tirana = Тирана
place-valletta = Валлетта
place-vienna = Відень
place-vilnius = Вільнюс
place-warsaw = Варшава
place-zagreb = Загреб

## Where an outside article comes from
provenance = Звідки ця стаття
provenance-fetched = Отримано { $date }
provenance-seen = Востаннє помічено в джерелі { $date }
provenance-hash = SHA-256 отриманого документа
provenance-excerpt = { $source } дозволяє публікувати лише уривок; повний текст — на сайті джерела.
provenance-canonical = Пошукові системи просять показувати оригінал, а не цю сторінку.
provenance-date-missing = Джерело не вказало дати; замість неї стоїть час отримання.
provenance-date-future = Джерело вказало дату в майбутньому; замість неї стоїть час отримання.
provenance-date-implausible = Джерело вказало неможливу дату; замість неї стоїть час отримання.
provenance-also = Інші джерела цього самого тексту
provenance-versions = Попередні версії
provenance-version = Версія, отримана { $date }, і що змінила наступна
original-gone = Оригіналу вже немає в мережі. Цей текст отримано { $date }.
open-embed = Відкрити на сайті { $name }
load-embed = Завантажити тут із сайту { $name }
load-embed-note = { $name } тоді отримає вашу IP-адресу і може зберегти файли cookie.
source-language = Мова: { $language }
source-received = Востаннє отримано { $date }
ago-minutes = { PLURAL($count) ->
    [one] { $count } хв тому
    [few] { $count } хв тому
    [many] { $count } хв тому
   *[other] { $count } хв тому
}
ago-hours = { PLURAL($count) ->
    [one] { $count } год тому
    [few] { $count } год тому
    [many] { $count } год тому
   *[other] { $count } год тому
}
ago-days = { PLURAL($count) ->
    [one] { $count } дн. тому
    [few] { $count } дн. тому
    [many] { $count } дн. тому
   *[other] { $count } дн. тому
}
