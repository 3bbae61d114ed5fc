//! cli
fn main() {
    print!("{}", yoriai::api::typescript::typescript());
}
