import Vocabulary

/// Looks a finished reading over for what is missing or odd, beside the doubts about its grades.
struct ReadingDoubts {
    private(set) var all: [Doubt]

    init(_ reading: ReportReading) {
        all = reading.doubts
        tell(reading.framework)
        if reading.localAuthority == nil { add("local_authority", "The council’s name was not found. Enter it.") }
        tell(days: reading)
        if reading.leadInspectors.isEmpty { add("lead_inspector", "No lead inspector was found. Enter the name.") }
        if reading.leadInspectors.count > 1 {
            add(
                "lead_inspector",
                "The report names \(reading.leadInspectors.count) lead inspectors: \(reading.leadInspectors.joined(separator: ", ")).")
        }
        tell(lists: reading)
        if reading.paragraphs.isEmpty { add("paragraphs", "No paragraphs were found. Findings can not be linked to paragraphs.") }
        tell(numbers: reading.paragraphs)
    }

    private mutating func add(_ field: String, _ words: String) { all.append(Doubt(field, words)) }

    private mutating func tell(_ framework: Framework?) {
        switch framework {
        case nil: add("framework", "It could not be told which framework this report was written under. Choose it.")
        case .safeguardingBoardReview:
            add(
                "framework",
                "This is a review of the Local Safeguarding Children Board. Its grade is the board’s and says nothing about the council.")
        default: break
        }
    }

    private mutating func tell(days reading: ReportReading) {
        guard let start = reading.inspectionStart, let end = reading.inspectionEnd else {
            return add("inspection_start", "The days of the inspection were not found. Enter them.")
        }
        if reading.fieldwork.count > 1 {
            add(
                "inspection_start",
                "The report prints \(reading.fieldwork.count) stretches of fieldwork; the first day of the first and the last of the last were taken."
            )
        } else if end - start > 60 {
            add("inspection_end", "The inspection seems to last from \(start) to \(end). Check both days.")
        }
        if let published = reading.publicationDate, published < end {
            add("publication_date", "The publication day, \(published), lies before the end of the inspection, \(end). Check both.")
        }
    }

    private mutating func tell(lists reading: ReportReading) {
        guard reading.findings.isEmpty, reading.framework != .safeguardingBoardReview else { return }
        add("recommendations", "The report has no list of what needs to improve, or none was found. Look at the document before you go on.")
    }

    /// Numbers that were skipped or stand twice.
    private mutating func tell(numbers paragraphs: [Paragraph]) {
        let numbers = paragraphs.filter(\.isNumberPrinted).map(\.number)
        let repeated = Dictionary(grouping: numbers, by: \.self).filter { $1.count > 1 }.keys.sorted()
        if !repeated.isEmpty {
            add("paragraphs", "These paragraph numbers stand more than once: \(repeated.map(String.init).joined(separator: ", ")).")
        }
    }
}
