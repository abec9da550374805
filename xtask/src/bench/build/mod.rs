//! `bench build`: what it costs to compile a program that uses a client.

mod consumer;
mod measure;
mod program;
mod subject;

use std::path::PathBuf;

use clap::Args;

use self::consumer::Consumer;
use self::measure::Cost;
use self::subject::Subject;
use super::Common;
use super::machine::{Machine, today};
use super::result::{Quantity, Results, Row};
use crate::console::{Console, Failure};

/// Measures compiling a program that uses a client: clean, the crate alone, after a small change.
///
/// Subjects are compared with each other in the order given. Without any, they are the clients of
/// this repository and those of their vendors. Needs the crate registry.
#[derive(Debug, Args)]
pub(super) struct Build {
    /// A crate of the registry, as NAME or NAME@VERSION; may be given several times
    #[arg(long = "crate", value_name = "NAME")]
    crates: Vec<String>,

    /// A spec whose client is generated and measured; may be given several times
    #[arg(long = "spec", value_name = "FILE")]
    specs: Vec<PathBuf>,

    /// Also each spec with a feature for each tag, of which only this one is on
    #[arg(long, value_name = "FEATURE")]
    feature: Option<String>,

    /// The task that the results are listed under
    #[arg(long, default_value = "a program with a client")]
    task: String,

    /// Which builds to measure
    #[arg(long, value_name = "PROFILE", value_delimiter = ',', default_value = "check,dev,release")]
    profiles: Vec<measure::Profile>,

    /// How often each build is measured
    #[arg(long, value_name = "N", default_value_t = 1)]
    runs: usize,

    #[command(flatten)]
    common: Common,
}

impl Build {
    pub(super) const fn common(&self) -> &Common {
        &self.common
    }

    pub(super) fn run(&self, console: &mut Console<'_>) -> Result<Results, Failure> {
        let root = self.common.root.path();
        let (mut rows, mut versions) = (Vec::new(), Vec::new());
        for (task, subject) in self.subjects() {
            writeln!(console.err, "building {}", subject.name())?;
            let consumer = Consumer::new(&root, &subject)?;
            versions.extend(consumer.version()?.map(|version| (subject.name(), version)));
            rows.push(Row::exact(&task, &subject.label(), Quantity::Crates, consumer.crates()? as f64));
            for profile in &self.profiles {
                rows.extend(self.profile(&task, &subject, &consumer, *profile)?);
            }
        }
        Ok(Results { kind: "build".into(), date: today(), machine: Machine::here(), versions, rows })
    }

    fn subjects(&self) -> Vec<(String, Subject)> {
        if self.crates.is_empty() && self.specs.is_empty() {
            return Subject::shipped();
        }
        let one = |path: &PathBuf| {
            let tagged = self.feature.clone().map(|tag| Subject::Spec(path.clone(), Some(tag)));
            std::iter::once(Subject::Spec(path.clone(), None)).chain(tagged)
        };
        let specs = self.specs.iter().flat_map(one);
        let crates = self.crates.iter().map(|name| Subject::Registry(name.clone()));
        specs.chain(crates).map(|subject| (self.task.clone(), subject)).collect()
    }

    fn profile(
        &self,
        task: &str,
        subject: &Subject,
        consumer: &Consumer,
        profile: measure::Profile,
    ) -> Result<Vec<Row>, Failure> {
        let mut rows = Vec::new();
        let mut costs = [Vec::new(), Vec::new(), Vec::new()];
        for _ in 0..self.runs.max(1) {
            for (costs, cost) in costs.iter_mut().zip(consumer.measure(profile)?) {
                costs.push(cost);
            }
        }
        for (what, costs) in ["clean", "alone", "touched"].into_iter().zip(&costs) {
            let task = format!("{task}: {}, {what}", profile.name());
            let who = subject.label();
            let mut row = |quantity, value: fn(&Cost) -> f64| {
                rows.extend(Row::of(&task, &who, quantity, costs.iter().map(value).collect()));
            };
            row(Quantity::Processor, |cost| cost.processor);
            row(Quantity::Clock, |cost| cost.clock);
            row(Quantity::Memory, |cost| cost.memory);
        }
        if let Some(size) = consumer.size(profile)? {
            let task = format!("{task}: {}, program", profile.name());
            rows.push(Row::exact(&task, &subject.label(), Quantity::Size, size));
        }
        Ok(rows)
    }
}
