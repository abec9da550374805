#![allow(clippy::indexing_slicing, reason = "a test may stop at once")]

use super::*;
use crate::model::{ContentTest, Presence, Scalar, ValueKind};
use crate::toy::{Toy, text};

/// A structure whose required `type` is an enum of these values.
fn typed(toy: &mut Toy, name: &str, values: &[&str]) -> ShapeId {
    let tag = toy.text_enum(&format!("{name}Type"), values);
    toy.structure(name, &[("type", tag)])
}

fn found(toy: &Toy, union: ShapeId) -> Option<TaggingFact> {
    let mut diagnostics = Diagnostics::default();
    taggings(&toy.model, &Options::default(), &mut diagnostics).remove(&union)
}

fn internal(property: &str, absent: Option<usize>) -> Tagging {
    Tagging::Internal { property: property.into(), absent }
}

/// The tests of a union as text: variant, kind, required properties, values.
fn tests_of(toy: &Toy, union: ShapeId) -> Vec<String> {
    let Some(TaggingFact { tagging: Tagging::ByContent(tests), .. }) = found(toy, union) else {
        return Vec::new();
    };
    let text = |test: &ContentTest| {
        format!("{} {:?} {} {:?}", test.variant, test.kind, test.required.join(","), test.values)
    };
    tests.iter().map(text).collect()
}

fn codes(toy: &Toy, options: &Options) -> Vec<Code> {
    let mut diagnostics = Diagnostics::default();
    taggings(&toy.model, options, &mut diagnostics);
    diagnostics.iter().map(|item| item.code).collect()
}

#[test]
fn a_property_with_one_value_in_each_variant_is_the_tag() {
    let mut toy = Toy::new();
    let (cat, dog) = (typed(&mut toy, "Cat", &["cat"]), typed(&mut toy, "Dog", &["dog"]));
    let pet = toy.union("Pet", &[("Cat", cat), ("Dog", dog)]);
    let expected =
        TaggingFact { tagging: internal("type", None), tags: vec![vec!["cat".into()], vec!["dog".into()]] };
    assert_eq!(found(&toy, pet), Some(expected));
}

#[test]
fn the_one_variant_that_may_lack_the_tag_is_that_of_an_object_without_it() {
    let mut toy = Toy::new();
    let (user, role) = (typed(&mut toy, "User", &["users"]), typed(&mut toy, "Role", &["roles"]));
    toy.default(role, 0, "roles");
    let item = toy.union("Item", &[("User", user), ("Role", role)]);
    assert_eq!(found(&toy, item).map(|fact| fact.tagging), Some(internal("type", Some(1))));
}

#[test]
fn a_tag_that_two_variants_may_lack_says_nothing_when_it_is_absent() {
    let mut toy = Toy::new();
    let (user, role) = (typed(&mut toy, "User", &["users"]), typed(&mut toy, "Role", &["roles"]));
    toy.member(user, 0).presence = Presence::Optional;
    toy.member(role, 0).presence = Presence::Optional;
    let item = toy.union("Item", &[("User", user), ("Role", role)]);
    assert_eq!(found(&toy, item).map(|fact| fact.tagging), Some(internal("type", None)));
    assert_eq!(codes(&toy, &Options::default()), [Code::ModelUnionTagOptional]);
}

#[test]
fn of_two_properties_the_one_that_is_always_there_is_the_tag() {
    let mut toy = Toy::new();
    let (one, two) = (toy.text_enum("One", &["1"]), toy.text_enum("Two", &["2"]));
    let left = toy.structure("Left", &[("kind", one), ("type", one)]);
    let right = toy.structure("Right", &[("kind", two), ("type", two)]);
    toy.member(left, 0).presence = Presence::Optional;
    let union = toy.union("Either", &[("Left", left), ("Right", right)]);
    assert_eq!(found(&toy, union).map(|fact| fact.tagging), Some(internal("type", None)));
}

#[test]
fn a_variant_that_is_a_union_has_the_tags_of_all_that_it_can_be() {
    let mut toy = Toy::new();
    let (cat, dog) = (typed(&mut toy, "Cat", &["cat"]), typed(&mut toy, "Dog", &["dog"]));
    let car = typed(&mut toy, "Car", &["car"]);
    let pet = toy.union("Pet", &[("Cat", cat), ("Dog", dog)]);
    let thing = toy.union("Thing", &[("Pet", pet), ("Car", car)]);
    let expected = vec![vec!["cat".to_owned(), "dog".into()], vec!["car".into()]];
    assert_eq!(found(&toy, thing).map(|fact| fact.tags), Some(expected));
}

#[test]
fn the_tags_of_an_inner_discriminator_count_although_its_variants_do_not_name_them() {
    let mut toy = Toy::new();
    let (cat, car) = (toy.structure("Cat", &[]), typed(&mut toy, "Car", &["car"]));
    let pet = toy.union("Pet", &[("Cat", cat)]);
    if let ShapeKind::Union(union) = &mut toy.model.shapes[pet].kind {
        union.tagging = Some(internal("type", None));
        union.variants[0].tags = vec!["cat".into()];
    }
    let thing = toy.union("Thing", &[("Pet", pet), ("Car", car)]);
    let expected = vec![vec!["cat".to_owned()], vec!["car".into()]];
    assert_eq!(found(&toy, thing).map(|fact| fact.tags), Some(expected));
}

#[test]
fn kinds_are_told_apart_integers_before_numbers_and_anything_last() {
    let mut toy = Toy::new();
    let anything = toy.add("Anything", ShapeKind::Document);
    let number = toy.add("Number", ShapeKind::Scalar(Scalar::Double));
    let integer = toy.add("Integer", ShapeKind::Scalar(Scalar::Long));
    let word = toy.add("Word", text());
    let words = toy.list("Words", word);
    let variants = [("any", anything), ("number", number), ("integer", integer), ("words", words)];
    let union = toy.union("Value", &variants);
    let expected = ["2 Integer  []", "1 Number  []", "3 List  []", "0 Any  []"];
    assert_eq!(tests_of(&toy, union), expected);
}

#[test]
fn sets_of_values_keep_objects_apart() {
    let mut toy = Toy::new();
    let pet = typed(&mut toy, "Pet", &["cat", "dog"]);
    let car = typed(&mut toy, "Car", &["car", "bus"]);
    let union = toy.union("Thing", &[("Pet", pet), ("Car", car)]);
    let expected =
        [r#"0 Object type [("type", ["cat", "dog"])]"#, r#"1 Object type [("type", ["car", "bus"])]"#];
    assert_eq!(tests_of(&toy, union), expected);
}

#[test]
fn the_object_with_more_required_properties_is_tested_first() {
    let mut toy = Toy::new();
    let word = toy.add("Word", text());
    let small = toy.structure("Small", &[("name", word)]);
    let big = toy.structure("Big", &[("name", word), ("owner", word)]);
    let union = toy.union("Either", &[("Small", small), ("Big", big)]);
    assert_eq!(tests_of(&toy, union), ["1 Object name,owner []", "0 Object name []"]);
}

#[test]
fn of_objects_that_look_alike_the_one_that_can_hold_both_is_taken() {
    let mut toy = Toy::new();
    let word = toy.add("Word", text());
    let cat = toy.structure("Cat", &[("name", word)]);
    let dog = toy.structure("Dog", &[("name", word)]);
    toy.point(dog, "barks", word);
    let pet = toy.union("Pet", &[("Cat", cat), ("Dog", dog)]);
    assert_eq!(tests_of(&toy, pet), ["1 Object name,barks []", "1 Object name []"]);
    assert_eq!(codes(&toy, &Options::default()), [Code::ModelUnionAlike]);
}

#[test]
fn an_optional_property_of_one_variant_alone_speaks_for_it() {
    let mut toy = Toy::new();
    let word = toy.add("Word", text());
    let [cat, dog] = [("Cat", "purrs"), ("Dog", "barks")].map(|(name, own)| {
        let pet = toy.structure(name, &[("name", word)]);
        toy.point(pet, own, word);
        pet
    });
    let pet = toy.union("Pet", &[("Cat", cat), ("Dog", dog)]);
    let expected = ["1 Object name,barks []", "0 Object name,purrs []", "0 Object name []"];
    assert_eq!(tests_of(&toy, pet), expected);
}

#[test]
fn objects_of_which_none_can_hold_the_other_are_kept_as_data() {
    let mut toy = Toy::new();
    let (word, flag) = (toy.add("Word", text()), toy.add("Flag", ShapeKind::Scalar(Scalar::Boolean)));
    let (cat, dog) = (toy.structure("Cat", &[("name", word)]), toy.structure("Dog", &[("name", flag)]));
    let pet = toy.union("Pet", &[("Cat", cat), ("Dog", dog), ("Word", word)]);
    assert_eq!(tests_of(&toy, pet), ["2 String  []"]);
    assert_eq!(codes(&toy, &Options::default()), [Code::ModelUnionAmbiguous]);
}

#[test]
fn a_variant_that_would_take_values_that_are_kept_as_data_is_not_tested_either() {
    let mut toy = Toy::new();
    let (word, flag) = (toy.add("Word", text()), toy.add("Flag", ShapeKind::Scalar(Scalar::Boolean)));
    let (cat, dog) = (toy.structure("Cat", &[("name", word)]), toy.structure("Dog", &[("name", flag)]));
    let (empty, any) = (toy.structure("Empty", &[]), toy.add("Any", ShapeKind::Document));
    let pet = toy.union("Pet", &[("Cat", cat), ("Dog", dog), ("Empty", empty)]);
    assert_eq!(tests_of(&toy, pet), Vec::<String>::new());
    let open = toy.union("Open", &[("Cat", cat), ("Dog", dog), ("Any", any)]);
    assert_eq!(tests_of(&toy, open), ["2 Any  []"]);
}

#[test]
fn of_lists_that_look_alike_the_one_whose_items_can_be_all_items_is_taken() {
    let mut toy = Toy::new();
    let (word, known) = (toy.add("Word", text()), toy.text_enum("Known", &["a"]));
    let number = toy.add("Number", ShapeKind::Scalar(Scalar::Long));
    let [words, knowns, numbers] =
        [("Words", word), ("Knowns", known), ("Numbers", number)].map(|(name, of)| toy.list(name, of));
    let alike = toy.union("Alike", &[("knowns", knowns), ("words", words)]);
    assert_eq!(tests_of(&toy, alike), ["0 List  []"]);
    let unlike = toy.union("Unlike", &[("numbers", numbers), ("words", words)]);
    assert_eq!(tests_of(&toy, unlike), Vec::<String>::new());
}

#[test]
fn an_object_that_may_have_any_property_is_tested_before_those_that_it_could_pass_for() {
    let mut toy = Toy::new();
    let word = toy.add("Word", text());
    let open = toy.structure("Open", &[("id", word)]);
    if let ShapeKind::Structure(structure) = &mut toy.model.shapes[open].kind {
        structure.additional = Some(word);
    }
    let closed = toy.structure("Closed", &[("name", word)]);
    let union = toy.union("Either", &[("Closed", closed), ("Open", open)]);
    assert_eq!(tests_of(&toy, union), ["1 Object id []", "0 Object name []"]);
}

#[test]
fn the_maintainer_can_ask_for_the_first_that_fits() {
    let mut toy = Toy::new();
    let (one, two) = (toy.add("One", text()), toy.add("Two", text()));
    let union = toy.union("Either", &[("One", one), ("Two", two)]);
    let options = first_match("#/Either");
    let mut diagnostics = Diagnostics::default();
    let fact = taggings(&toy.model, &options, &mut diagnostics).remove(&union);
    let kinds =
        fact.map(|fact| fact.tests().iter().map(|test| (test.variant, test.kind)).collect::<Vec<_>>());
    assert_eq!(kinds, Some(vec![(0, ValueKind::String), (1, ValueKind::String)]));
    assert_eq!(diagnostics, Diagnostics::default());
}

#[test]
fn an_override_of_something_that_is_no_union_is_refused() {
    let mut toy = Toy::new();
    toy.add("Word", text());
    assert_eq!(codes(&toy, &first_match("#/Word")), [Code::OptionsUnionTarget]);
}

fn first_match(target: &str) -> Options {
    let tagging = TaggingOverride::FirstMatch;
    let wanted = UnionOverride { target: target.into(), tagging, reason: "a test".into() };
    Options { union: vec![wanted], ..Options::default() }
}
