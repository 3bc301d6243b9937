import Vocabulary

/// Days as the tests write them: `day("25 Mar 2022")`. A slip of the pen is 1 January 1970, which no table expects.
func day(_ text: String) -> Day {
    let parts = text.split(separator: " ").map(String.init)
    guard parts.count == 3, let date = Int(parts[0]), let year = Int(parts[2]),
        let month = Day.monthNames.firstIndex(where: { $0.hasPrefix(parts[1]) })
    else { return Day(number: 0) }
    return Day(year, month + 1, date) ?? Day(number: 0)
}
