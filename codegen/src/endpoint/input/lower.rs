//! From an expression to steps.
//!
//! Steps lead to values one after the other, so a list that a path makes of values is not built: how
//! deep it would be nested is all that is kept of it.

use super::{InputPath, InputStep};
use crate::endpoint::Base;
use crate::jmespath::{Expr, Function, parse};
use crate::model::{Member, Model, Scalar, ShapeId, ShapeKind};

/// Lowers a path into a structure.
///
/// # Errors
///
/// Why the path cannot be taken.
pub(in crate::endpoint) fn lower(model: &Model, input: ShapeId, path: &str) -> Result<InputPath, String> {
    let expr = parse(path).map_err(|error| error.to_string())?;
    taken(model, Lowering { model }.expr(&expr, Leaf::Shape(input))?)
}

/// The path to a member of a structure.
///
/// # Errors
///
/// Why the member is no value for a parameter.
pub(in crate::endpoint) fn member(model: &Model, input: ShapeId, name: &str) -> Result<InputPath, String> {
    taken(model, Lowering { model }.field(name, Leaf::Shape(input))?)
}

/// The path of an expression, if it leads to what a parameter can take.
fn taken(model: &Model, mut way: Way) -> Result<InputPath, String> {
    if let (0, Some(element)) = (way.depth, element(model, way.leaf)) {
        way.steps.push(InputStep::Items);
        (way.depth, way.leaf) = (1, element);
    }
    let base = match (way.depth, scalar(model, way.leaf)) {
        (0, Some(base)) => base,
        (1, Some(Base::Text)) => Base::List,
        _ => return Err("it leads neither to a string or boolean nor to a list of strings".to_owned()),
    };
    Ok(InputPath { steps: way.steps, base })
}

/// What the steps of an expression lead to.
struct Way {
    steps: Vec<InputStep>,
    /// How many lists the path puts around the values, one within the other.
    depth: usize,
    leaf: Leaf,
}

/// What a value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Leaf {
    Shape(ShapeId),
    /// The key of a map.
    Key,
}

struct Lowering<'a> {
    model: &'a Model,
}

impl Lowering<'_> {
    fn expr(&self, expr: &Expr, at: Leaf) -> Result<Way, String> {
        match expr {
            Expr::Current => Ok(Way { steps: Vec::new(), depth: 0, leaf: at }),
            Expr::Field(name) => self.field(name, at),
            Expr::Then(first, second) => {
                let first = self.expr(first, at)?;
                if first.depth > 0 {
                    return Err("a member is asked of a list".to_owned());
                }
                self.after(first, second)
            }
            Expr::Each(list, each) => {
                let list = self.expr(list, at)?;
                let list = self.list(list)?;
                self.after(list, each)
            }
            Expr::Flatten(list) => self.flatten(list, at),
            Expr::List(ways) => self.each(ways, at),
            Expr::Call(Function::Keys, arguments) => self.keys(arguments, at),
            Expr::Call(function, _) => Err(format!("the function `{}` cannot be used here", function.name())),
            _ => Err("only members, `[*]`, `[]`, `[a, b]` and `keys()` can be used here".to_owned()),
        }
    }

    /// An expression about each of the values that steps lead to.
    fn after(&self, mut first: Way, second: &Expr) -> Result<Way, String> {
        if first.depth > 1 && *second != Expr::Current {
            return Err("something is asked of a list of lists".to_owned());
        }
        let second = self.expr(second, first.leaf)?;
        first.steps.extend(second.steps);
        Ok(Way { steps: first.steps, depth: first.depth + second.depth, leaf: second.leaf })
    }

    fn field(&self, name: &str, at: Leaf) -> Result<Way, String> {
        let Leaf::Shape(id) = at else { return Err(format!("`{name}` is asked of a string")) };
        let shape = &self.model.shapes[id];
        let find = |members: &mut dyn Iterator<Item = &Member>| {
            let (index, member) = members.enumerate().find(|(_, member)| member.name == name)?;
            Some((InputStep::Member { name: name.to_owned(), index }, member.target))
        };
        let found = match &shape.kind {
            ShapeKind::Structure(structure) => find(&mut structure.members.iter()),
            ShapeKind::Union(union) => find(&mut union.variants.iter().map(|variant| &variant.member)),
            ShapeKind::Map(map) => Some((InputStep::Entry(name.to_owned()), map.value.target)),
            _ => return Err(format!("`{name}` is asked of `{}`, which has no members", shape.name)),
        };
        let (step, target) = found.ok_or_else(|| format!("`{}` has no member `{name}`", shape.name))?;
        Ok(Way { steps: vec![step], depth: 0, leaf: Leaf::Shape(target) })
    }

    /// Goes on to the elements, unless the values are elements already.
    fn list(&self, mut way: Way) -> Result<Way, String> {
        if way.depth == 0 {
            way.leaf = element(self.model, way.leaf).ok_or("elements are asked of what is no list")?;
            way.steps.push(InputStep::Items);
            way.depth = 1;
        }
        Ok(way)
    }

    fn flatten(&self, list: &Expr, at: Leaf) -> Result<Way, String> {
        let way = self.expr(list, at)?;
        let mut way = self.list(way)?;
        if way.depth > 1 {
            way.depth -= 1;
        } else if let Some(element) = element(self.model, way.leaf) {
            way.leaf = element;
            way.steps.push(InputStep::Items);
        }
        Ok(way)
    }

    fn each(&self, ways: &[Expr], at: Leaf) -> Result<Way, String> {
        let ways: Vec<Way> = ways.iter().map(|way| self.expr(way, at)).collect::<Result<_, _>>()?;
        let Some((depth, leaf)) = ways.first().map(|first| (first.depth, first.leaf)) else {
            return Err("a list of nothing".to_owned());
        };
        let is_alike = |way: &Way| {
            let bases = (scalar(self.model, way.leaf), scalar(self.model, leaf));
            way.depth == depth && (way.leaf == leaf || bases.0.is_some() && bases.0 == bases.1)
        };
        if !ways.iter().all(is_alike) {
            return Err("the values of a list are of different kinds".to_owned());
        }
        let steps = ways.into_iter().map(|way| way.steps).collect();
        Ok(Way { steps: vec![InputStep::Each(steps)], depth: depth + 1, leaf })
    }

    fn keys(&self, arguments: &[Expr], at: Leaf) -> Result<Way, String> {
        let mut way = self.expr(arguments.first().unwrap_or(&Expr::Current), at)?;
        let is_map = match way.leaf {
            Leaf::Shape(id) => way.depth == 0 && matches!(self.model.shapes[id].kind, ShapeKind::Map(_)),
            Leaf::Key => false,
        };
        if !is_map {
            return Err("`keys` is given what is no map".to_owned());
        }
        way.steps.push(InputStep::Keys);
        Ok(Way { steps: way.steps, depth: 1, leaf: Leaf::Key })
    }
}

/// The elements of a list.
fn element(model: &Model, leaf: Leaf) -> Option<Leaf> {
    let Leaf::Shape(id) = leaf else { return None };
    match &model.shapes[id].kind {
        ShapeKind::List(list) => Some(Leaf::Shape(list.member.target)),
        _ => None,
    }
}

/// What a parameter can take of a value.
fn scalar(model: &Model, leaf: Leaf) -> Option<Base> {
    let Leaf::Shape(id) = leaf else { return Some(Base::Text) };
    match &model.shapes[id].kind {
        ShapeKind::Scalar(Scalar::String) | ShapeKind::Enum(_) => Some(Base::Text),
        ShapeKind::Scalar(Scalar::Boolean) => Some(Base::Boolean),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::endpoint::Literal;
    use crate::model::{MapShape, ShapeKind};
    use crate::toy::{Toy, text};

    /// An input with the shapes that paths go through.
    fn toy() -> (Model, ShapeId) {
        let mut toy = Toy::new();
        let string = toy.add("String", text());
        let flag = toy.add("Flag", ShapeKind::Scalar(Scalar::Boolean));
        let strings = toy.list("Strings", string);
        let lists = toy.list("Lists", strings);
        let item = toy.structure("Item", &[("key", string), ("strings", strings)]);
        let union = toy.union("Union", &[("name", string), ("item", item)]);
        let (items, unions) = (toy.list("Items", item), toy.list("Unions", union));
        let [key, value] = [("key", string), ("value", item)]
            .map(|(name, target)| Box::new(Member::new(name, target, toy.at(name))));
        let map = toy.add("Map", ShapeKind::Map(MapShape { key, value, sparse: false }));
        let members = [
            ("name", string),
            ("flag", flag),
            ("item", item),
            ("strings", strings),
            ("lists", lists),
            ("items", items),
            ("unions", unions),
            ("map", map),
        ];
        let input = toy.structure("Input", &members);
        (toy.model, input)
    }

    fn found(path: &str, input: &Value) -> Result<Option<Literal>, String> {
        let (model, shape) = toy();
        lower(&model, shape, path).map(|path| path.find(input.as_object().unwrap_or(&serde_json::Map::new())))
    }

    fn list(texts: &[&str]) -> Option<Literal> {
        Some(Literal::List(texts.iter().map(|text| (*text).to_owned()).collect()))
    }

    #[test]
    fn paths_lead_where_jmespath_says() {
        let input = json!({
            "name": "n", "flag": true, "strings": ["a", "b"], "lists": [["a"], [], ["b"]],
            "item": {"key": "k", "strings": ["c"]},
            "items": [{"key": "1", "strings": ["x"]}, {"strings": ["y"]}, {"key": "3"}],
            "unions": [{"name": "u"}, {"item": {"key": "v"}}],
            "map": {"p": {"key": "q"}, "r": {}},
        });
        for (path, expected) in [
            ("name", Some(Literal::Text("n".to_owned()))),
            ("flag", Some(Literal::Boolean(true))),
            ("item.key", Some(Literal::Text("k".to_owned()))),
            ("map.p.key", Some(Literal::Text("q".to_owned()))),
            ("map.none.key", None),
            ("strings", list(&["a", "b"])),
            ("strings[*]", list(&["a", "b"])),
            ("lists[]", list(&["a", "b"])),
            ("items[*].key", list(&["1", "3"])),
            ("items[*].strings[]", list(&["x", "y"])),
            ("item.[key, key]", list(&["k", "k"])),
            ("unions[*].[name, item.key][]", list(&["u", "v"])),
            ("keys(map)", list(&["p", "r"])),
            ("[name, item.key]", list(&["n", "k"])),
        ] {
            assert_eq!(found(path, &input), Ok(expected), "{path}");
        }
    }

    #[test]
    fn nothing_is_not_an_empty_list() {
        assert_eq!(found("strings[*]", &json!({})), Ok(None));
        assert_eq!(found("keys(map)", &json!({"map": {}})), Ok(list(&[])));
        assert_eq!(found("items[*].strings[]", &json!({"items": []})), Ok(list(&[])));
    }

    #[test]
    fn paths_that_cannot_be_taken_are_refused_with_the_reason() {
        for (path, reason) in [
            ("...", "Unexpected"),
            ("gone", "no member `gone`"),
            ("items.key", "`Items`, which has no members"),
            ("name[*]", "what is no list"),
            ("items[0]", "only members"),
            ("length(items)", "the function `length`"),
            ("keys(item)", "no map"),
            ("items[*].strings", "leads neither"),
            ("item", "leads neither"),
            ("[name, flag]", "different kinds"),
        ] {
            let refused = found(path, &json!({})).err().unwrap_or_default();
            assert!(refused.contains(reason), "{path}: {refused}");
        }
    }
}
