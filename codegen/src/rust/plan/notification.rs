//! What a service sends on its own account: the modules of webhooks and of callbacks.

use super::{Gate, Planner, RustType};
use crate::model::{Notification, NotificationKind, ShapeId, Tagging};
use crate::pass::WireCodec;
use crate::rust::docs;
use crate::rust::names::{Name, Reserved, Wanted, resolve};

/// A module of things that are sent on the service's own account.
#[derive(Debug, Clone)]
pub(in crate::rust) struct NotificationsPlan {
    /// The module, and so the file.
    pub(in crate::rust) module: &'static str,
    /// What they are, as a word.
    pub(in crate::rust) word: &'static str,
    /// All of them.
    pub(in crate::rust) all: Vec<NotificationPlan>,
    /// How one of several is read.
    pub(in crate::rust) several: Option<SeveralPlan>,
    /// What the module is behind.
    pub(in crate::rust) gate: Gate,
}

/// Something that is sent.
#[derive(Debug, Clone)]
pub(in crate::rust) struct NotificationPlan {
    /// The name of what it carries.
    pub(in crate::rust) name: Name,
    /// The function that reads it.
    pub(in crate::rust) function: Name,
    /// The name in the specification.
    pub(in crate::rust) wire_name: String,
    /// The lines about it.
    pub(in crate::rust) docs: Vec<String>,
    /// Why it should no longer be used.
    pub(in crate::rust) deprecated: Option<String>,
    /// The type that it stands for.
    pub(in crate::rust) payload: RustType,
    /// How it is spelled.
    pub(in crate::rust) codec: WireCodec,
}

/// How one of several is read.
#[derive(Debug, Clone)]
pub(in crate::rust) struct SeveralPlan {
    /// The union.
    pub(in crate::rust) name: Name,
    /// The bodies themselves say which one it is.
    pub(in crate::rust) told_apart: bool,
}

impl Planner<'_> {
    /// The modules; none where nothing is sent.
    pub(super) fn notifications(&mut self) -> Vec<NotificationsPlan> {
        let several = self.model.notifications.webhook.map(|union| self.several(union));
        let is_webhook = |notification: &Notification| notification.kind == NotificationKind::Webhook;
        let webhooks = self.notifications_of(is_webhook, "webhooks", "webhook", several);
        let callbacks = self.notifications_of(|it| !is_webhook(it), "callbacks", "callback", None);
        [webhooks, callbacks].into_iter().filter(|plan| !plan.all.is_empty()).collect()
    }

    fn notifications_of(
        &mut self,
        filter: impl Fn(&Notification) -> bool,
        module: &'static str,
        word: &'static str,
        several: Option<SeveralPlan>,
    ) -> NotificationsPlan {
        let model = self.model;
        let all = model.notifications.all.iter().zip(&self.facts.notifications);
        let all: Vec<_> = all.filter(|(notification, _)| filter(notification)).collect();
        let wanted = |name: fn(&str) -> Name| {
            let names = all.iter().map(|(notification, _)| Wanted {
                name: name(notification.shown_name()),
                written: &notification.name,
                origin: &notification.origin,
            });
            names.collect::<Vec<_>>()
        };
        let taken: Vec<&str> = several.iter().map(|several| several.name.text()).collect();
        let reserved = Reserved { names: &taken, suffix: "Payload" };
        let names = resolve(&wanted(Name::pascal), reserved, self.diagnostics);
        let reserved = Reserved { names: &["read", "read_named"], suffix: "_payload" };
        let functions = resolve(&wanted(Name::snake), reserved, self.diagnostics);
        let named = all.into_iter().zip(names).zip(functions);
        let plans = named.map(|(((notification, codec), name), function)| NotificationPlan {
            name,
            function,
            wire_name: notification.name.clone(),
            docs: about(notification, word),
            deprecated: self.deprecation(notification.deprecated.as_ref()),
            payload: self.field_type(&notification.payload, false),
            codec: codec.clone(),
        });
        let all = plans.collect();
        NotificationsPlan { module, word, all, several, gate: self.gate_of_notifications() }
    }

    fn several(&self, union: ShapeId) -> SeveralPlan {
        let tagging = self.facts.taggings.get(&union).map(|fact| &fact.tagging);
        let is_clear = !matches!(tagging, None | Some(Tagging::ByContent(_))) || has_tests(tagging);
        let is_json = self
            .facts
            .notifications
            .iter()
            .zip(&self.model.notifications.all)
            .all(|(codec, it)| it.kind != NotificationKind::Webhook || *codec == WireCodec::Json);
        SeveralPlan { name: self.names.of(union).name.clone(), told_apart: is_clear && is_json }
    }
}

fn has_tests(tagging: Option<&Tagging>) -> bool {
    matches!(tagging, Some(Tagging::ByContent(tests)) if !tests.is_empty())
}

/// What is said about it: its own texts, and how it comes.
fn about(notification: &Notification, word: &str) -> Vec<String> {
    let mut lines = docs::lines(notification.summary.as_deref().unwrap_or_default());
    let text = docs::lines(notification.docs.0.as_deref().unwrap_or_default());
    if lines.is_empty() {
        lines = text;
    } else if !text.is_empty() && text != lines {
        lines.push(String::new());
        lines.extend(text);
    }
    if lines.is_empty() {
        lines.push(format!("What the {word} {} carries.", docs::code(&notification.name)));
    }
    if let NotificationKind::Callback { address } = &notification.kind {
        let how = format!("It is sent by {} to {}.", notification.method, docs::code(address));
        lines.extend([String::new(), how]);
    }
    lines
}
