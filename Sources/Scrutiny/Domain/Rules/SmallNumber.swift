import Indicators

/// A count of one to five children, families or staff is not shown in what leaves the service, because it may identify them; nor is a
/// share whose rest is one to five, as 26 of 27 or "Of 27 families, 26".
///
/// The rule is that of ``SmallNumbers``. Zero is shown. "One" before children counts; ages, dates and numbers of other things do not.
enum SmallNumber {
    static func problems(in passages: [Passage]) -> [ReportProblem] {
        passages.sentences.flatMap { passage, sentence in
            CountOfPeople.all(in: sentence).filter(isHidden).map { count in
                ReportProblem(
                    .smallNumber, passage, sentence, "“\(count.printed)” is a small number that may identify them.",
                    correction:
                        "Write “a small number”, or leave it out. Numbers from one to five, and shares that show one, are not published.")
            }
        }
    }

    private static func isHidden(_ count: CountOfPeople) -> Bool {
        count.part.map { SmallNumbers.hides($0, outOf: count.count, of: .children) } ?? SmallNumbers.hides(count.count, of: .children)
    }
}
