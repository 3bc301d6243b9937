import Indicators
import Law
import Vocabulary

/// Assessments that find one kind of factor.
package protocol FactorMeasure: ChildMeasure {
    static var factorCodes: [String] { get }
}

extension FactorMeasure {
    package static var sentence: String { "What families are struggling with." }
    package static var numerator: String { "Assessments with such a factor (codes \(factorCodes.joined(separator: ", ")))" }
    package static var denominator: String { "Assessments finished that name factors" }
    package static var exclusions: String { "Assessments without any factor." }
    package static var timing: MeasureTiming { .period }
    package static var subject: EntryKind { .assessment }
    package static var forms: [ReturnFormat] { .censusAndDataset }
    package static var facts: [Fact] { [.factors] }

    package static func contribute(_ child: MeasuredChild, to contributions: inout Contributions) {
        for assessment in child[.assessment] {
            guard let day = assessment.until else { continue }
            let factors = assessment.list(.factors)
            if factors.isEmpty {
                child.event(&contributions, assessment, on: day, .excluded, .notRecorded)
            } else {
                child.event(&contributions, assessment, on: day, factors.contains { factorCodes.contains($0) } ? .met : .missed)
            }
        }
    }
}

/// Referrals from one kind of source.
package protocol ReferralSourceMeasure: ChildMeasure {
    static var sources: Set<ReferralSource> { get }
}

extension ReferralSourceMeasure {
    package static var numerator: String { title }
    package static var denominator: String { "Referrals with a source" }
    package static var exclusions: String { "Referrals without a source." }
    package static var timing: MeasureTiming { .period }
    package static var subject: EntryKind { .referral }
    package static var forms: [ReturnFormat] { .ofNeed }
    package static var facts: [Fact] { [.source] }

    package static func contribute(_ child: MeasuredChild, to contributions: inout Contributions) {
        for referral in child[.referral] {
            guard let day = referral.from else { continue }
            guard let source = referral.coded(.source, as: ReferralSource.self).code else {
                child.event(&contributions, referral, on: day, .excluded, .notRecorded)
                continue
            }
            child.event(&contributions, referral, on: day, sources.contains(source) ? .met : .missed)
        }
    }
}

/// Assessments that are open after the limit, from one of the days it can be counted from.
package protocol OpenAssessmentMeasure: ChildMeasure {
    static func start(of assessment: Entry, _ child: MeasuredChild) -> Day?
}

extension OpenAssessmentMeasure {
    package static var sentence: String { "Families who are still waiting, and whom finished assessments do not show." }
    package static var numerator: String { "Open assessments after their 45th working day" }
    package static var denominator: String { "Open assessments" }
    package static var timing: MeasureTiming { .snapshot }
    package static var direction: Measure.Direction? { .lower }
    package static var target: MeasureTarget? { MeasureTarget(0, source: "Statutory guidance: the limit applies to every child") }
    package static var subject: EntryKind { .assessment }
    package static var forms: [ReturnFormat] { .ofNeed }

    package static func contribute(_ child: MeasuredChild, to contributions: inout Contributions) {
        for assessment in child[.assessment] where !assessment.isTurnedRound {
            guard let start = start(of: assessment, child) else { continue }
            child.holds(&contributions, assessment, countsFrom: Timescale.assessment.due(after: start) + 1)
        }
    }
}

/// Child protection plans that have been open for so many months.
package protocol LongPlanMeasure: ChildMeasure {
    static var months: Int { get }
}

extension LongPlanMeasure {
    package static var sentence: String { "Which plans may have drifted." }
    package static var denominator: String { "Open plans" }
    package static var exclusions: String { "Plans of other councils." }
    package static var timing: MeasureTiming { .snapshot }
    package static var direction: Measure.Direction? { .lower }
    package static var subject: EntryKind { .cpPlan }
    package static var forms: [ReturnFormat] { .ofNeed }

    package static func contribute(_ child: MeasuredChild, to contributions: inout Contributions) {
        for plan in child.plans { child.holds(&contributions, plan, countsFrom: plan.from?.adding(months: months)) }
    }
}

/// Visits of one kind at which the child was seen.
package protocol VisitsSeenMeasure: ChildMeasure {}

extension VisitsSeenMeasure {
    package static var sentence: String { "Whether a visit reaches the child, and not only the home." }
    package static var numerator: String { "Visits at which the child was seen" }
    package static var denominator: String { "Visits" }
    package static var exclusions: String { "None. If not recorded, the child counts as not seen. The number is shown." }
    package static var timing: MeasureTiming { .period }
    package static var direction: Measure.Direction? { .higher }
    package static var forms: [ReturnFormat] { [.standardDataset] }
    package static var facts: [Fact] { [.seen] }

    package static func contribute(_ child: MeasuredChild, to contributions: inout Contributions) {
        for visit in child[subject] { child.visited(&contributions, visit, .seen) }
    }
}

/// Visits of one kind at which the child was seen alone, on one side of the fourth birthday.
package protocol SeenAloneMeasure: ChildMeasure {
    static var isUnderFour: Bool { get }
}

extension SeenAloneMeasure {
    package static var sentence: String { "Whether the child had a chance to talk with nobody else present." }
    package static var numerator: String { "Visits at which the child was seen alone" }
    package static var denominator: String { "Visits at which the child was seen, \(isUnderFour ? "under 4 years old" : "aged 4 or over")" }
    package static var exclusions: String {
        "Unborn children, and children without a date of birth. If not recorded, the child counts as not seen alone. The number is shown."
    }
    package static var timing: MeasureTiming { .period }
    package static var direction: Measure.Direction? { isUnderFour ? nil : .higher }
    package static var forms: [ReturnFormat] { [.standardDataset] }
    package static var facts: [Fact] { [.seenAlone] }

    package static func contribute(_ child: MeasuredChild, to contributions: inout Contributions) {
        child.seenAlone(&contributions, child[subject], underFour: isUnderFour)
    }
}

/// Children in care under one legal status.
package protocol LegalStatusMeasure: ChildMeasure {
    static var status: LegalStatus { get }
}

extension LegalStatusMeasure {
    package static var sentence: String { "The legal status under which children are in care." }
    package static var numerator: String { title }
    package static var figure: MeasureFigure { .count }
    package static var timing: MeasureTiming { .snapshot }
    package static var subject: EntryKind { .legalStatus }
    package static func subject(in form: ReturnFormat) -> EntryKind { form == .lookedAfter ? .careEpisode : subject }
    package static var forms: [ReturnFormat] { [.standardDataset, .lookedAfter, .annexA] }
    package static var facts: [Fact] { [.legalStatus] }

    package static func contribute(_ child: MeasuredChild, to contributions: inout Contributions) {
        for legal in child.child.legal where !legal.isTurnedRound && legal.status == status {
            for days in child.inCare(legal) { child.stretch(&contributions, legal, from: days.first, through: days.last, .met) }
        }
    }
}

/// Children in care who live in one kind of home.
package protocol HomeMeasure: ChildMeasure {
    static func counts(_ place: PlacementType) -> Bool
}

extension HomeMeasure {
    package static var sentence: String { "What kinds of homes children live in." }
    package static var numerator: String { title }
    package static var denominator: String { "Children in care with a type of placement recorded" }
    package static var exclusions: String { "Placements without a type; short breaks." }
    package static var timing: MeasureTiming { .snapshot }
    package static var subject: EntryKind { .placement }
    package static func subject(in form: ReturnFormat) -> EntryKind { form == .lookedAfter ? .careEpisode : subject }
    package static var forms: [ReturnFormat] { [.standardDataset, .lookedAfter, .annexA] }
    package static func needs(in form: ReturnFormat) -> [EntryKind] { form == .standardDataset ? [.careEpisode] : [] }
    package static var facts: [Fact] { [.placementType] }

    package static func contribute(_ child: MeasuredChild, to contributions: inout Contributions) {
        child.byHome(&contributions, counts)
    }
}

/// Homes in which no child may live: none is the target, and what is not known is shown beside.
package protocol SafetyMeasure: ChildMeasure {}

extension SafetyMeasure {
    package static var figure: MeasureFigure { .count }
    package static var timing: MeasureTiming { .snapshot }
    package static var direction: Measure.Direction? { .lower }
    package static var target: MeasureTarget? { MeasureTarget(0, source: "Statute and guidance: none") }
    package static var isSafetyCount: Bool { true }
    package static var subject: EntryKind { .placement }
    package static func subject(in form: ReturnFormat) -> EntryKind { form == .lookedAfter ? .careEpisode : subject }
    package static var forms: [ReturnFormat] { [.standardDataset, .lookedAfter, .annexA] }
    package static var facts: [Fact] { [.placementType] }
}

/// Scores of the strengths and difficulties questionnaire, in the year to 31 March.
package protocol ScoreMeasure: ChildMeasure {}

extension ScoreMeasure {
    package static var timing: MeasureTiming { .period }
    package static var subject: EntryKind { .sdqScore }
    package static func subject(in form: ReturnFormat) -> EntryKind { form == .lookedAfter ? .healthOutcomes : subject }
    package static var forms: [ReturnFormat] { .careAndDataset }
    package static func needs(in form: ReturnFormat) -> [EntryKind] { form == .standardDataset ? [.careEpisode] : [] }
}

/// What is recorded of a care leaver: whether it counts, and whether anything is recorded.
package typealias LeaverAnswer = (isMet: Bool, isRecorded: Bool)

/// Care leavers aged 17 to 21 of whom something is recorded.
package protocol LeaverMeasure: ChildMeasure {
    static func answer(_ leaver: Entry) -> LeaverAnswer
}

extension LeaverMeasure {
    package static var denominator: String { "Care leavers aged 17 to 21" }
    package static var exclusions: String {
        "Those who died, refused contact, went home or no longer need services. If not recorded, it counts as no. The number is shown."
    }
    package static var timing: MeasureTiming { .snapshot }
    package static var direction: Measure.Direction? { .higher }
    package static var subject: EntryKind { .careLeaver }
    package static var forms: [ReturnFormat] { [.standardDataset, .lookedAfter, .annexA] }

    package static func contribute(_ child: MeasuredChild, to contributions: inout Contributions) {
        for (leaver, first, last) in child.leaving where child.isOfLeavingAge(on: first) {
            if leaver.hasLeftServices {
                child.stretch(&contributions, leaver, from: Int32(first.number), through: last, .excluded, .refusedOrDied)
                continue
            }
            let answer = answer(leaver)
            child.stretch(
                &contributions, leaver, from: Int32(first.number), through: last, answer.isMet ? .met : .missed,
                answer.isRecorded ? nil : .notRecorded)
        }
    }
}
