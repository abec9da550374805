//! Names of crates that are made of files.

/// A name for the crate of a file: the file's own, as far as Cargo allows, and a number that tells
/// files of one name apart.
pub(crate) fn package_name(file: &str, number: usize) -> String {
    let name = file.rsplit('/').next().unwrap_or(file);
    let name = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let name: String =
        name.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' }).collect();
    let words: Vec<&str> = name.split('-').filter(|word| !word.is_empty()).collect();
    let name = words.join("-");
    match name.chars().next() {
        Some(first) if first.is_ascii_alphabetic() => format!("{name}-{number}"),
        Some(_) => format!("api-{name}-{number}"),
        None => format!("api-{number}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_crate_is_named_after_its_file() {
        let table = [
            ("a/Pet Store.v2.yaml", "pet-store-v2-7"),
            ("3d.json", "api-3d-7"),
            ("\u{e9}.json", "api-7"),
            ("s3", "s3-7"),
            ("a_._b.json", "a-b-7"),
        ];
        for (file, name) in table {
            assert_eq!(package_name(file, 7), name);
        }
    }
}
