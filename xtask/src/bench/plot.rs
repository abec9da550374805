//! Bars as SVG, for those who would rather look.

use super::render::{self, Task};
use super::result::{Quantity, Results};

const LEFT: f64 = 190.0;
const WIDTH: f64 = 420.0;
const RIGHT: f64 = 110.0;
const BAR: f64 = 18.0;
const GAP: f64 = 6.0;

/// The plots of the results, by file name: the quantity that a reader asks about first.
pub(super) fn all(results: &Results) -> Vec<(String, String)> {
    let quantity = match results.kind.as_str() {
        "build" => Quantity::Processor,
        "generate" => Quantity::Throughput,
        _ => Quantity::Time,
    };
    let tasks: Vec<_> = render::tasks(&results.rows);
    let tasks: Vec<_> = tasks.iter().filter(|task| task.subjects.len() > 1).collect();
    let shown: Vec<_> = tasks.into_iter().filter(|task| task.quantities.contains(&quantity)).collect();
    if shown.is_empty() {
        return Vec::new();
    }
    vec![(format!("{}.svg", results.kind), picture(&shown, quantity))]
}

/// One group of bars for each task, each group with a scale of its own.
fn picture(tasks: &[&Task<'_>], quantity: Quantity) -> String {
    let mut body = String::new();
    let mut y = GAP;
    for task in tasks {
        y += BAR;
        body.push_str(&text(0.0, y - 5.0, "start", "700", task.name));
        let values = task.subjects.iter().filter_map(|subject| subject.value(quantity));
        let most = values.fold(f64::MIN_POSITIVE, f64::max);
        for subject in &task.subjects {
            let Some(value) = subject.value(quantity) else { continue };
            let width = (value / most * WIDTH).max(1.0);
            let color = if subject.who.starts_with("drawplate") { "#1f6f5c" } else { "#b9bec4" };
            body.push_str(&text(LEFT - 8.0, y + BAR - 5.0, "end", "400", subject.who));
            body.push_str(&format!(
                "<rect x=\"{LEFT}\" y=\"{y}\" width=\"{width:.1}\" height=\"{BAR}\" fill=\"{color}\"/>\n"
            ));
            body.push_str(&text(LEFT + width + 6.0, y + BAR - 5.0, "start", "400", &quantity.show(value)));
            y += BAR + GAP;
        }
        y += GAP;
    }
    let width = LEFT + WIDTH + RIGHT;
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {y}\" width=\"{width}\" \
         height=\"{y}\" font-family=\"system-ui, sans-serif\" font-size=\"12\">\n\
         <rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n{body}</svg>\n"
    )
}

fn text(x: f64, y: f64, anchor: &str, weight: &str, content: &str) -> String {
    let content = content.replace('&', "&amp;").replace('<', "&lt;");
    format!(
        "<text x=\"{x:.1}\" y=\"{y:.1}\" text-anchor=\"{anchor}\" font-weight=\"{weight}\" \
         fill=\"#24292f\">{content}</text>\n"
    )
}
