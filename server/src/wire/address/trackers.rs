//! Names of query parameters that follow readers or campaigns and never select an article.
//!
//! From the documentation of the services named, and from links in newspapers' own feeds. Left out on purpose, since sites use them
//! to select content: `id`, `cid`, `source`, `src`, `tag`, `type`, `share`, `s`.

/// Whole names, in lower case, sorted.
pub(super) const NAMES: [&str; 71] = [
    "__s", // Drip
    "__twitter_impression",
    "_bhlid", // beehiiv
    "_ga",    // Google Analytics, across domains
    "_gl",
    "_hsenc", // HubSpot
    "_hsmi",
    "_openstat",
    "cmp",   // The Guardian, Figaro: campaign
    "cmpid", // Bloomberg, BFM
    "cndid", // Condé Nast
    "cvid",  // Bing
    "dclid", // Google
    "dicbo", // Outbrain
    "echobox",
    "ef_id", // Adobe
    "epik",  // Pinterest
    "fb_action_ids",
    "fb_action_types",
    "fb_ref",
    "fb_source",
    "fbclid",
    "ftag",   // CBS
    "gbraid", // Google
    "gclid",
    "gclsrc",
    "guccounter", // Yahoo's consent page
    "guce_referrer",
    "guce_referrer_sig",
    "icid",
    "igsh", // Instagram
    "igshid",
    "irclickid", // impact.com
    "itid",      // The Washington Post
    "ito",       // Mail Online
    "li_fat_id", // LinkedIn
    "mbid",      // Condé Nast
    "mc_cid",    // Mailchimp
    "mc_eid",
    "mkt_tok",     // Marketo
    "mod",         // The Wall Street Journal
    "msclkid",     // Microsoft
    "ncid",        // AOL
    "ocid",        // MSN, BBC
    "oly_anon_id", // Omeda
    "oly_enc_id",
    "rb_clickid",
    "ref",
    "ref_src", // Twitter
    "ref_url",
    "referrer",
    "rss",   // "?rss=1", a mark of the feed itself
    "s_cid", // Adobe
    "s_kwcid",
    "smid", // The New York Times
    "smtyp",
    "srsltid",        // Google Merchant
    "taid",           // Reuters' social desk
    "tpcc",           // CNBC and others
    "traffic_source", // Al Jazeera
    "trk",            // LinkedIn
    "ttclid",         // TikTok
    "twclid",         // Twitter
    "vero_conv",
    "vero_id",
    "wbraid", // Google
    "wickedid",
    "wpisrc", // The Washington Post
    "wprov",  // Wikipedia's share links
    "yclid",  // Yandex
    "ysclid",
];

/// Beginnings of names, in lower case.
pub(super) const PREFIXES: [&str; 15] = [
    "at_",  // Piano Analytics, formerly AT Internet: BBC, France 24
    "hsa_", // HubSpot ads
    "matomo_", "mtm_", // Matomo
    "ns_",  // Comscore: ns_mchannel, ns_campaign …
    "pk_",  // Matomo's older name
    "piwik_", "sc_", // Spiegel, Sitecore: sc_src, sc_lid …
    "stm_", "utm_",  // Urchin, Google Analytics
    "wt.",   // Webtrends: wt.mc_id
    "wt_",   // wt_mc, wt_zmc: Zeit, Süddeutsche
    "xtatc", // AT Internet
    "xtcr", "xtor", // Le Monde, RTBF …
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_can_be_searched_by_halves() {
        assert!(NAMES.is_sorted());
        assert!(NAMES.iter().chain(&PREFIXES).all(|name| *name == name.to_ascii_lowercase()));
    }
}
