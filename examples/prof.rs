fn main() {
    let path = std::env::args().nth(1).unwrap();
    let text = std::fs::read_to_string(path).unwrap();
    let n: usize = std::env::args().nth(2).unwrap().parse().unwrap();
    let checker = gouji::Checker::new(Default::default()).unwrap();
    let start = std::time::Instant::now();
    for _ in 0..n {
        std::hint::black_box(checker.check(&text));
    }
    eprintln!("{} bytes: {:?} each", text.len(), start.elapsed() / n as u32);
}
