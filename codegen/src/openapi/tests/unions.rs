use super::schemas;

const PETS: &str = "Cat: {type: object, required: [kind], properties: {kind: {type: string}, lives: {type: integer}}}\nDog: {type: object, required: [kind], properties: {kind: {type: string}, bark: {type: boolean}}}\n";

#[test]
fn a_discriminator_names_the_variants() {
    let read = schemas(&format!(
        "{PETS}Pet:\n  oneOf: [{{$ref: '#/components/schemas/Cat'}}, {{$ref: '#/components/schemas/Dog'}}]\n  discriminator: {{propertyName: kind}}\n"
    ));
    assert_eq!(read.line("Pet"), r#"union by kind Cat: Cat "Cat" | Dog: Dog "Dog""#);
}

#[test]
fn a_mapping_may_give_several_values_to_one_variant() {
    let read = schemas(&format!(
        "{PETS}Pet:\n  oneOf: [{{$ref: '#/components/schemas/Cat'}}, {{$ref: '#/components/schemas/Dog'}}]\n  discriminator: {{propertyName: kind, mapping: {{cat: '#/components/schemas/Cat', kitten: Cat, dog: Dog}}}}\n"
    ));
    assert_eq!(read.line("Pet"), r#"union by kind Cat: Cat "cat" "kitten" | Dog: Dog "dog""#);
}

#[test]
fn a_mapping_that_leads_nowhere_is_an_error_in_its_place() {
    let read = schemas(&format!(
        "{PETS}Pet:\n  oneOf: [{{$ref: '#/components/schemas/Cat'}}]\n  discriminator: {{propertyName: kind, mapping: {{cow: '#/components/schemas/Cow'}}}}\n"
    ));
    assert_eq!(read.said(), ["openapi::reference #/components/schemas/Pet/discriminator/mapping/cow"]);
}

#[test]
fn without_a_discriminator_a_later_pass_finds_out() {
    let read = schemas(&format!(
        "{PETS}Pet: {{oneOf: [{{$ref: '#/components/schemas/Cat'}}, {{title: small dog, properties: {{x: {{type: string}}}}}}, {{type: string}}, {{type: array, items: {{type: string}}}}]}}\n"
    ));
    assert_eq!(read.line("Pet"), "union Cat: Cat | SmallDog: PetSmallDog | String: String | List: PetList");
}

#[test]
fn a_list_of_types_is_a_union() {
    let read = schemas(
        "A: {type: [string, integer, 'null']}\nB: {properties: {a: {$ref: '#/components/schemas/A'}}}\n",
    );
    assert_eq!(read.line("A"), "union String: String | Integer: Long");
    assert_eq!(read.line("B"), "{a: A?}");
}

#[test]
fn texts_with_and_without_known_values_are_one_open_enum() {
    let read = schemas(
        "A: {anyOf: [{type: string}, {type: string, enum: [a, b]}]}\nB: {oneOf: [{enum: [a]}, {enum: [b]}]}\nC: {anyOf: [{type: integer}, {type: number}]}\nD: {anyOf: [{type: string, format: uuid}, {type: string, format: date-time}]}\n",
    );
    assert_eq!(
        ["A", "B", "C", "D"].map(|name| read.line(name)),
        [r#"enum "a" "b""#, r#"enum "a" "b""#, "Double", "String"]
    );
}

#[test]
fn what_stands_beside_a_choice_holds_for_each_variant() {
    let read = schemas(
        "A:\n  type: object\n  required: [id]\n  properties: {id: {type: string}}\n  oneOf:\n    - {title: left, properties: {l: {type: string}}}\n    - {title: right, properties: {r: {type: string}}}\n",
    );
    assert_eq!(read.line("A"), "union Left: ALeft | Right: ARight");
    assert_eq!(
        [read.line("ALeft"), read.line("ARight")],
        ["{id!: String, l: String}", "{id!: String, r: String}"]
    );
}

#[test]
fn one_schema_with_a_tag_is_a_union_that_may_grow() {
    let read =
        schemas("A: {oneOf: [{$ref: '#/components/schemas/B'}]}\nB: {properties: {type: {enum: [b]}}}\n");
    assert_eq!(read.line("A"), "union B: B");
}

#[test]
fn a_schema_with_a_discriminator_and_heirs_is_the_union_of_them() {
    let read = schemas(
        "Pet: {type: object, required: [kind], properties: {kind: {type: string}}, discriminator: {propertyName: kind, mapping: {cat: '#/components/schemas/Cat'}}}\nCat: {allOf: [{$ref: '#/components/schemas/Pet'}, {properties: {lives: {type: integer}}}]}\nDog: {allOf: [{$ref: '#/components/schemas/Pet'}]}\nOwner: {properties: {pet: {$ref: '#/components/schemas/Pet'}}}\n",
    );
    assert_eq!(read.line("Owner"), "{pet: Pet}");
    assert_eq!(read.line("Pet"), r#"union by kind Pet: PetBase "Pet" | Cat: Cat "cat" | Dog: Dog "Dog""#);
    assert_eq!(read.line("PetBase"), "{kind!: String}");
    assert_eq!(read.line("Cat"), "{kind!: String, lives: Long}");
    assert_eq!(read.line("Dog"), "{kind!: String}");
}
