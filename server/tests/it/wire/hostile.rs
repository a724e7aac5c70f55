//! What a source sends never runs in a reader's browser, and its words are not lost.

use super::{Desk, counts, feed::Item};
use crate::{html::Page, pages::assert_sound};

/// Each with a word that readers are to see.
const TRICKS: &[&str] = &[
    "<script>alert(1)</script><p>kept01</p>",
    "<p onclick=\"alert(1)\" onmouseover='alert(1)'>kept02</p>",
    "<p><a href=\"javascript:alert(1)\">kept03</a></p>",
    "<p><a href=\" java&#x0A;script&colon;alert(1)\">kept04</a></p>",
    "<p><a href=\"data:text/html,<script>alert(1)</script>\">kept05</a></p>",
    "<svg onload=alert(1)><script>alert(1)</script><text>kept06</text></svg>",
    "<base href=\"https://evil.example/\"><p>kept07 <a href=\"/local\">there</a></p>",
    "<meta http-equiv=\"refresh\" content=\"0;url=https://evil.example/\"><p>kept08</p>",
    "<style>body{display:none}</style><p style=\"position:fixed;inset:0;background:url(https://evil.example/x)\">kept09</p>",
    "<link rel=stylesheet href=https://evil.example/x.css><p>kept10</p>",
    "<iframe src=\"https://evil.example/\"></iframe><p>kept11</p>",
    "<form action=\"https://evil.example/\"><input name=password><button formaction=javascript:alert(1)>kept12</button></form>",
    "<object data=\"javascript:alert(1)\"><p>kept13</p></object><embed src=javascript:alert(1)>",
    "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">kept14</table></mtext></math>",
    "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">kept15</noscript>",
    "<p>kept16 <img src=x onerror=alert(1)><img src=\"javascript:alert(1)\" alt=\"kept17\"></p>",
    "<div id=\"main\" class=\"banner\" name=\"body\"><p data-slot=\"weather\" data-teaser=\"x\">kept18</p></div>",
    "<p>kept19</p></article></main></body></html><script>alert(1)</script><p>kept20</p>",
    "<template><p>kept21</p><script>alert(1)</script></template>",
    "<p>kept22<!-- --!><script>alert(1)</script> --></p>",
    "<a href=\"https://good.example/\" target=_blank ping=\"https://evil.example/\" onfocus=alert(1) autofocus>kept23</a>",
    "<video src=\"https://evil.example/x.mp4\" onerror=alert(1) autoplay></video><audio src=x onerror=alert(1)></audio><p>kept24</p>",
    "<p>kept25 &lt;script&gt;alert(1)&lt;/script&gt;</p>",
    "<details open ontoggle=alert(1)><summary>kept26</summary></details>",
    "<body onload=alert(1)><p>kept27</p>",
    "<p>kept28 <b><i>unclosed",
    "<![CDATA[<script>alert(1)</script>]]><p>kept29</p>",
    "<xml><x xmlns:x=\"http://www.w3.org/1999/xhtml\"><x:script>alert(1)</x:script></x></xml><p>kept30</p>",
    "<p lang=\"en\" dir=\"rtl\" slot=\"x\" is=\"y\" contenteditable tabindex=1 accesskey=x>kept31</p>",
    "<p>kept32 <leptos-island data-component=\"Share_1\" data-props=\"{}\">x</leptos-island></p>",
];

fn items() -> Vec<Item> {
    TRICKS
        .iter()
        .enumerate()
        .map(|(index, trick)| Item::new(&format!("trick-{index}")).text(trick))
        .collect()
}

/// Elements that our own pages have for themselves, and how many.
fn own(page: &Page) -> Vec<usize> {
    let names = [
        "script",
        "style",
        "link",
        "meta",
        "base",
        "form",
        "input",
        "button",
        "svg",
        "template",
        "leptos-island",
    ];
    names.iter().map(|name| page.all(name).len()).collect()
}

fn assert_tame(target: &str, page: &Page) {
    for element in page.elements() {
        // Its picture is part of the page (`http/assets.rs`): nothing of a source's.
        if element.name == "link" && element.attr("rel") == Some("icon") {
            continue;
        }
        for (name, value) in &element.attrs {
            assert!(!name.starts_with("on"), "{target}: {element:?}");
            if ["href", "src", "action", "formaction", "data", "poster"].contains(&name.as_str()) {
                let scheme = value
                    .split(['/', '?', '#'])
                    .next()
                    .unwrap()
                    .split_once(':')
                    .map(|(scheme, _)| scheme);
                assert!(
                    matches!(scheme, None | Some("http" | "https" | "mailto"))
                        && (element.name == "a" || !value.contains("evil.example")),
                    "{target}: {element:?}"
                );
            }
        }
        assert!(
            !["iframe", "object", "embed", "base", "frame", "math", "video", "audio"].contains(&element.name.as_str()),
            "{target}: {element:?}"
        );
    }
    for of_ours in ["[style]", "[class=banner]", "[data-slot]", "[data-teaser]", "[id]"] {
        assert!(!page.has(&format!("[data-slot=body] {of_ours}")), "{target}: {of_ours}");
    }
}

#[tokio::test]
async fn nothing_that_a_source_sends_can_act_and_its_text_is_kept() {
    let desk = Desk::new().await;
    let mut items = items();
    items.push(Item::new("harmless"));
    assert_eq!(
        counts(&desk.brings("alpha", &items).await),
        [u32::try_from(items.len()).unwrap(), 0, 0, 0]
    );
    let site = desk.site().await;
    let kept = desk.kept().await;
    let path = |headline: &str| &kept.iter().find(|kept| kept.headline == headline).unwrap().path;
    let harmless = site.page(path("Headline of harmless")).await;
    let mut all = String::new();
    for (index, trick) in TRICKS.iter().enumerate() {
        let target = path(&format!("Headline of trick-{index}"));
        let page = site.page(target).await;
        assert_tame(target, &page);
        assert_sound(target, &page);
        assert_eq!(own(&page), own(&harmless), "{target}: {trick}");
        let article = page.one("article[data-story]");
        all.push_str(&article.text());
        let words: Vec<&str> = trick.match_indices("kept").map(|(at, _)| &trick[at..at + 6]).collect();
        for word in words {
            assert!(article.text().contains(word), "{word} is not in {}", article.text());
        }
    }
    assert!(!all.contains("display:none"), "{all}");
}

/// Where there is no HTML by itself it is not made any.
#[tokio::test]
async fn headlines_bylines_topics_and_summaries_are_plain_text() {
    let desk = Desk::new().await;
    let evil = "<img src=x onerror=alert(1)><script>alert(2)</script>\"'><svg/onload=alert(3)>";
    let item = Item::new("plain")
        .title(&format!("Title {evil} end"))
        .summary(&format!("Summary {evil} end"))
        .more(&format!(
            "<category>{0}topic</category><author>{0}name</author><copyright>{0}</copyright>",
            super::feed::escaped(evil)
        ));
    assert_eq!(counts(&desk.brings("alpha", &[item]).await), [1, 0, 0, 0]);
    let site = desk.site().await;
    let path = desk.only().await.path;
    for target in [path.as_str(), "/en", "/en/world", "/en/sources/alpha"] {
        let page = site.page(target).await;
        assert_sound(target, &page);
        for element in page.elements() {
            assert!(
                element.attrs.keys().all(|name| !name.starts_with("on")),
                "{target}: {element:?}"
            );
        }
        assert!(
            page.all("main script")
                .iter()
                .all(|script| !script.raw_text().contains("alert(")),
            "{target}"
        );
    }
    let page = site.page(&path).await;
    assert!(page.one("h1").text().starts_with("Title ") && page.one("h1").text().ends_with(" end"));
}

#[tokio::test]
async fn an_address_that_is_no_web_address_is_never_a_link() {
    let desk = Desk::new().await;
    let items = [
        Item::new("a").link("javascript:alert(1)"),
        Item::new("b").link("data:text/html,<script>alert(1)</script>"),
        Item::new("c").link("file:///etc/passwd"),
    ];
    desk.brings("alpha", &items).await;
    let site = desk.site().await;
    for kept in desk.kept().await {
        let page = site.page(&kept.path).await;
        assert_tame(&kept.path, &page);
        assert!(
            page.attrs("[data-slot=source] a", "href").contains(&"https://alpha.example/"),
            "{}",
            kept.path
        );
    }
}

#[tokio::test]
async fn an_embed_is_a_link_that_names_the_third_party_and_nothing_is_loaded_from_it() {
    let desk = Desk::new().await;
    let item = Item::new("a").text("<p>Watch it.</p><iframe src=\"https://www.youtube.com/embed/dQw4w9WgXcQ\"></iframe>");
    desk.brings("alpha", &[item]).await;
    let page = desk.page().await;
    assert!(!page.has("iframe"));
    let card = page.one("[data-slot=body] a[data-embed]");
    assert!(card.text().contains("YouTube"), "{}", card.text());
}

#[tokio::test]
async fn links_lose_trackers_and_relative_ones_lead_to_the_source() {
    let desk = Desk::new().await;
    let item = Item::new("a").text("<p><a href=\"/more?utm_source=x&amp;id=7\">More</a> <a href=\"#note\">Note</a></p>");
    desk.brings("alpha", &[item]).await;
    let page = desk.page().await;
    assert!(
        page.attrs("[data-slot=body] a", "href")
            .contains(&"https://papers.example/more?id=7"),
        "{:?}",
        page.attrs("[data-slot=body] a", "href")
    );
}
