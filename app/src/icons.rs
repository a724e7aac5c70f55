//! Icons: what is drawn inside `<svg viewBox="0 0 24 24">`, as lines in the colour of the text (`style/components/icon.css`).
//!
//! They stand in the page itself. As a file of their own they were one request more before a page was whole.

/// An icon's drawing by its name, `menu` or `sky-` and a symbol of the sky; nothing for a name that has none.
pub fn drawing(name: &str) -> &'static str {
    match name {
        "menu" => r#"<path d="M4 7h16M4 12h16M4 17h16"/>"#,
        "search" => r#"<circle cx="10.5" cy="10.5" r="6"/><path d="M15 15l5.5 5.5"/>"#,
        "link" => {
            r#"<path d="M9.5 14.5l5-5M11 7.5l2.3-2.3a3.9 3.9 0 0 1 5.5 5.5L16.5 13M13 16.5l-2.3 2.3a3.9 3.9 0 0 1-5.5-5.5L7.5 11"/>"#
        }
        "globe" => {
            r#"<circle cx="12" cy="12" r="8.5"/><path d="M3.5 12h17M12 3.5c4.7 4.7 4.7 12.3 0 17M12 3.5c-4.7 4.7-4.7 12.3 0 17"/>"#
        }
        "sky-clear" => {
            r#"<circle cx="12" cy="12" r="4.5"/><path d="M12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M18.7 5.3l-1.4 1.4M6.7 17.3l-1.4 1.4"/>"#
        }
        "sky-fair" => {
            r#"<circle cx="11" cy="10" r="4"/><path d="M11 2v1.5M3 10h1.5M17.5 10H19M5.3 4.3l1.1 1.1M16.7 4.3l-1.1 1.1M6.4 14.6l-1.1 1.1M12 20.5h6.5a2.5 2.5 0 0 0 0-5 3.2 3.2 0 0 0-6-.5 2.8 2.8 0 0 0-.5 5.5z"/>"#
        }
        "sky-partly_cloudy" => {
            r#"<path d="M15.5 2.5v1.5M21.5 8.5H20M19.8 4.2l-1.1 1.1M11.2 4.2l1.1 1.1M12.3 7.3A3.6 3.6 0 0 1 19.1 8.4c0 .9-.3 1.7-.8 2.3"/><path d="M7 20a3.75 3.75 0 0 1-.3-7.48 5.5 5.5 0 0 1 10.5-1.2A4.35 4.35 0 0 1 17 20z"/>"#
        }
        "sky-cloudy" => r#"<path d="M7 18.5a3.75 3.75 0 0 1-.3-7.48 5.5 5.5 0 0 1 10.5-1.2A4.35 4.35 0 0 1 17 18.5z"/>"#,
        "sky-fog" => {
            r#"<path d="M7 14.5a3.75 3.75 0 0 1-.3-7.48 5.5 5.5 0 0 1 10.5-1.2A4.35 4.35 0 0 1 17 14.5z"/><path d="M4 18h11M18 18h2M7 21h13"/>"#
        }
        "sky-light_rain" => {
            r#"<path d="M7 15a3.75 3.75 0 0 1-.3-7.48 5.5 5.5 0 0 1 10.5-1.2A4.35 4.35 0 0 1 17 15z"/><path d="M9.5 18l-.7 2M14.5 18l-.7 2"/>"#
        }
        "sky-rain" => {
            r#"<path d="M7 15a3.75 3.75 0 0 1-.3-7.48 5.5 5.5 0 0 1 10.5-1.2A4.35 4.35 0 0 1 17 15z"/><path d="M8 18l-1 3M12.5 18l-1 3M17 18l-1 3"/>"#
        }
        "sky-heavy_rain" => {
            r#"<path d="M7 13.5a3.75 3.75 0 0 1-.3-7.48 5.5 5.5 0 0 1 10.5-1.2A4.35 4.35 0 0 1 17 13.5z"/><path d="M7.5 16l-1.7 5M11 16l-1.7 5M14.5 16l-1.7 5M18 16l-1.7 5"/>"#
        }
        "sky-sleet" => {
            r#"<path d="M7 15a3.75 3.75 0 0 1-.3-7.48 5.5 5.5 0 0 1 10.5-1.2A4.35 4.35 0 0 1 17 15z"/><path d="M8 18l-1 3M17 18l-1 3M12 18v3M10.7 18.75l2.6 1.5M13.3 18.75l-2.6 1.5"/>"#
        }
        "sky-snow" => {
            r#"<path d="M7 15a3.75 3.75 0 0 1-.3-7.48 5.5 5.5 0 0 1 10.5-1.2A4.35 4.35 0 0 1 17 15z"/><path d="M8 17.8v3.4M6.5 18.6l3 1.7M9.5 18.6l-3 1.7M16 17.8v3.4M14.5 18.6l3 1.7M17.5 18.6l-3 1.7"/>"#
        }
        "sky-thunder" => {
            r#"<path d="M7 14.5a3.75 3.75 0 0 1-.3-7.48 5.5 5.5 0 0 1 10.5-1.2A4.35 4.35 0 0 1 17 14.5z"/><path d="M13 16.5l-2.2 2.8h2.9l-2 2.7"/>"#
        }
        _ => "",
    }
}
