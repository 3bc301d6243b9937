/// A count of one to five children or families is not shown in what leaves the service, since it may tell who they are.
///
/// Nought is shown. "One" in front of children counts; ages, dates and numbers of other things do not.
enum SmallNumber {
    static let hidden = 1...5

    static func problems(in passages: [Passage]) -> [ReportProblem] {
        passages.sentences.flatMap { passage, sentence in
            CountOfChildren.all(in: sentence).filter { hidden.contains($0.count) }.map { count in
                ReportProblem(
                    .smallNumber, passage, sentence, "“\(count.printed)” is so small a number that it may tell who they are.",
                    mend: "Write “a small number”, or leave it out. One to five are hidden in what is published.")
            }
        }
    }
}
