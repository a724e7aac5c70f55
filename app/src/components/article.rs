//! What an article page is made of.

mod body;
mod changes;
mod credit;
mod listen;
mod live;
mod notices;
mod provenance;
mod save;
mod share;
mod times;
mod topics;
mod translations;

pub use body::ArticleBody;
pub use changes::ChangesSince;
pub use credit::SourceCredit;
pub use listen::ListenButton;
pub use live::{LiveReport, LiveStatus};
pub use notices::{AgeNotice, Disclaimer};
pub use provenance::{GoneNotice, ProvenancePanel};
pub use save::SaveButton;
pub use share::ShareButtons;
pub use times::Times;
pub use topics::TopicLinks;
pub use translations::Translations;
