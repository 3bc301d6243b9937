/// Words that give away criticism or praise, with what they weigh; and words that take criticism back.
struct Cues: Sendable {
    struct Weighed: Sendable {
        let weight: Int
        /// The words that weighed most, as found.
        let words: String
    }

    private let index: PatternIndex
    private let weights: [Int]

    init(_ lists: [(weight: Int, phrases: String)]) {
        var (patterns, weights) = ([WordPattern](), [Int]())
        for (weight, phrases) in lists {
            for phrase in phrases.split(whereSeparator: { $0 == "\n" || $0 == ";" }) {
                guard let pattern = WordPattern(phrase) else { continue }
                patterns.append(pattern)
                weights.append(weight)
            }
        }
        index = PatternIndex(patterns)
        self.weights = weights
    }

    func weigh(_ words: [String]) -> Weighed? {
        let found = index.found(in: words)
        guard let heaviest = found.max(by: { (weights[$0.key], -$0.value.lowerBound) < (weights[$1.key], -$1.value.lowerBound) }) else {
            return nil
        }
        return Weighed(weight: found.keys.reduce(0) { $0 + weights[$1] }, words: words[heaviest.value].joined(separator: " "))
    }

    /// 3 says it outright, 2 says it with few other readings, 1 only adds.
    static let weakness = Cues([
        (
            3,
            """
            not always; not consistently; not yet consistently; not routinely; not sufficiently; insufficient*; not reflected; not good enough
            not effective; not effectively; not yet effective; not robust; not rigorous; not thorough; not timely; not purposeful; not embedded; not yet embedded; not yet good
            too many; too few; too long; too late; too slow*; too often; too variable; too high
            inconsisten*; greater consistency; lack consistency; more needs to be done; needs to improve; need to improve
            needs to be improved; need to be improved; needs to be strengthened; need to be strengthened; needs strengthening; needs to be more; need to be more; needs to be applied
            further work is needed; further work is required; more work is needed; more work is required; more work to do; more to do; work is needed; requires further
            is of concern; was of concern; are of concern; a concern that; underdeveloped; under developed; less well developed; less well; not well developed; not well enough; missed opportunit*; weakness*; weak; weaker
            poor; poorly; shortfall*; deteriorat*; hinder*; hamper*; unacceptable; over optimistic; overly optimistic; not enough; has not been; have not been; not been able
            not recorded; not completed; not followed; not reviewed; not progressed; not well; not clear enough; remains too; are too; is too; not all; failed to; fails to; fail to
            leave children; left children; not met; not seen; fallen away; fewer than half; less than half; makes it harder
            """
        ),
        (
            2,
            """
            lack of; lacks; lacking; lacked; delay*; drift; dip; declin*; disruption to; is variable; are variable; remains variable; variability; varies; varied; vary; unclear; not clear; overdue
            is limited; are limited; limited understanding; limited impact; limited evidence; gaps; a gap; fell short; not on target; below target; unable to; not able to
            not specific; not sharp; not explicit; not detailed; some inconsistency; does not provide; do not provide; does not fully; do not fully; struggle*; stretched; turnover; high caseloads; unallocated; backlog*
            less effective; less consistent; less clear; less evident; less timely; is needed; are needed; is required to; do not always; does not always; not fully
            """
        ),
        (
            1,
            """
            however; although; while; but; despite; is not; are not; does not; do not; did not; was not; were not; could not; cannot; no longer; this means that; a small number; a minority; some children; risk
            """
        ),
    ])

    /// Criticism that is taken back, already mended, or not criticism at all.
    static let excuse = Cues([
        (
            3,
            """
            no delay*; without delay*; without unnecessary delay*; avoid* delay*; avoid* drift; avoids; reduc* delay*; minimis* delay*; prevent* delay*; prevent* drift; without drift; no drift; little delay; tackle* delay*; rarely
            not only; not just; not in children's best; not in the child's best; has now been addressed; have now been addressed; have been addressed; has been addressed; have been resolved; has been resolved
            has now been; have now been; had been identified; reduc* drift; challenge* drift; delay and drift are; are not delayed; not delayed; no longer; is not a barrier
            not yet good but improving; no shortfall*; no backlog*; few delays; not wait*; do not wait; does not wait; not need to wait; do not experience delay*; do not drift; low turnover; no unallocated
            too early to; too soon to; since the last inspection; since the previous inspection; at the last inspection; in the last inspection; at the previous inspection; does not prevent; not experience unnecessary; not experience drift; not experience delay*; challenging any; addressing any; less likely to; no unnecessary
            authorities who need; in response to the shortfalls; in response to weaknesses; used to be; were previously; was previously; previously been; had previously; are not left
            """
        )
    ])

    static let praise = Cues([
        (
            3,
            """
            outstanding; exceptional*; excellent; exemplary; highly effective; impressive; a real strength; is a strength; are a strength; significant strength; a strength; inspirational; sector leading; extremely well; extremely effective
            very effective; very strong; very well supported; strong and effective; is strong; are strong; remarkable; transformational
            """
        ),
        (
            2,
            """
            innovative; highly skilled; highly committed; high quality; strong; very well; tenacious*; passionate; benefit from effective; rigorous; robust; skilled; creative; nurturing; make a real difference; making a real difference; tangible difference; considerable
            """
        ),
        (
            1,
            "effective; effectively; well; good; sensitive*; careful*; thorough; timely; purposeful; positive; benefit*; thrive; thriving; consistently; confident"
        ),
    ])
}
