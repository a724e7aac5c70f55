//! While a button or a finger is down on a link, the page that was fetched ahead is laid out, unseen: a click is over some 90 ms after it
//! began, and then has only to show what is there.

use std::{cell::RefCell, rc::Rc, time::Duration};

use leptos::prelude::set_timeout;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, PointerEvent};

use super::{ahead::Ahead, closest_anchor, listen, swap, target_of};

/// What is pressed on.
pub(super) struct Press {
    ahead: Rc<Ahead>,
    /// The `<main>` of the page that comes if this is a click.
    next: RefCell<Option<Element>>,
}

impl Press {
    /// Follows the pointer.
    pub(super) fn watch(ahead: &Rc<Ahead>) {
        let press = Rc::new(Self {
            ahead: ahead.clone(),
            next: RefCell::default(),
        });
        listen("pointerdown", {
            let press = press.clone();
            move |event: Event| press.begun(&event)
        });
        // A menu may take the end of a press away.
        for over in ["pointerup", "pointercancel", "contextmenu"] {
            let press = press.clone();
            listen(over, move |_: Event| press.over());
        }
    }

    fn begun(self: &Rc<Self>, event: &Event) {
        let Some(event) = event.dyn_ref::<PointerEvent>() else {
            return;
        };
        self.over();
        let is_plain = !(event.meta_key() || event.ctrl_key() || event.shift_key() || event.alt_key());
        if event.button() != 0 || !event.is_primary() || !is_plain {
            return;
        }
        let element = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let target = element.and_then(closest_anchor).as_ref().and_then(target_of);
        let Some(main) = target.and_then(|target| self.ahead.main(&target.path_and_query)) else {
            return;
        };
        self.next.replace(Some(main));
        let press = self.clone();
        // That the link is pressed is to be seen first.
        wasm_bindgen_futures::spawn_local(async move {
            swap::frame().await;
            if let Some(main) = &*press.next.borrow() {
                swap::lay_out_next(main);
            }
        });
    }

    /// The click that follows comes before anything else does.
    fn over(&self) {
        if let Some(main) = self.next.take() {
            let _ = set_timeout(move || swap::take_back(&main), Duration::ZERO);
        }
    }
}
