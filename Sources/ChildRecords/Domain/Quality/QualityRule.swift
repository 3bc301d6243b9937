import Vocabulary

/// What a rule or a measure asks of the forms that are loaded.
package protocol AsksForms: Sendable {
    /// What it looks at; a child without any of it is none of its business.
    static var subject: EntryKind { get }
    /// What it looks at in a form that tells the same under another kind.
    static func subject(in form: ReturnFormat) -> EntryKind
    /// The forms that hold what is asked. Of what only another form tells, a rule says “not checked” and a measure “not known”.
    static var forms: [ReturnFormat] { get }
    /// What a form, or a fuller one, has to hold besides, or it is not asked.
    static func needs(in form: ReturnFormat) -> [EntryKind]
    /// Facts of the subject that a form has to tell of somebody: a table or a column may have been left out.
    static var facts: [Fact] { get }
    /// Facts of the subject that a table needs a column for: a row of a table without it is not asked.
    static var columns: [Fact] { get }
    /// True where the answer hangs on the data day or the year of the form: not checked while that is not known.
    static var asksDay: Bool { get }
    /// True where a year’s return is compared with the one before: not checked while only one of two is loaded.
    static var asksYearBefore: Bool { get }
}

extension AsksForms {
    package static func subject(in form: ReturnFormat) -> EntryKind { subject }
    package static var forms: [ReturnFormat] { ReturnFormat.allCases }
    package static func needs(in form: ReturnFormat) -> [EntryKind] { [] }
    package static var facts: [Fact] { [] }
    package static var columns: [Fact] { [] }
    package static var asksDay: Bool { false }
    package static var asksYearBefore: Bool { false }
}

/// A rule of data quality: it looks at what the returns say of one child and says whether a measure can be believed.
///
/// One rule, one type, one file, one sentence. The name of the type is the rule's name everywhere.
package protocol QualityRule: AsksForms {
    /// What is wrong where it fires, in one sentence for the person who mends it.
    static var sentence: String { get }
    /// False for a child whom the rule has nothing to say of, though the form holds what it asks.
    static func applies(to child: QualityChild) -> Bool
    /// What the return of the child’s own year would have to tell, where a rule that several years answer finds that nobody loaded it for the
    /// year it asks about. Empty where it is answered for a year at least.
    static func notLoaded(for child: QualityChild) -> [EntryKind]
    /// True where the rule looks at everything that is told of a child, and not at the subject alone.
    static var looksAtEverything: Bool { get }
    /// The Department’s own codes of its published checks that ask the same.
    static var codes: [String] { get }
    /// The measures that cannot be believed where it fires, by the numbers of the catalogue.
    static var measures: [String] { get }
    static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure]
}

extension QualityRule {
    package static func applies(to child: QualityChild) -> Bool { true }
    package static func notLoaded(for child: QualityChild) -> [EntryKind] { [] }
    package static var looksAtEverything: Bool { false }
    package static var codes: [String] { [] }
    package static var name: String { String(describing: self) }
    /// `PlanEndsBeforeStart` as `plan-ends-before-start`, for an address and a file.
    package static var key: String {
        name.reduce(into: "") { key, letter in
            if letter.isUppercase, !key.isEmpty { key += "-" }
            key += letter.lowercased()
        }
    }
}

/// One place where a rule fired: the entry, its day, and what is to be seen there.
package struct QualityFailure: Hashable, Sendable {
    package let day: Day?
    package let words: String
    package let origin: Origin?
    /// What stays the same of the place from one load to the next: the kind of the entry, its number in the case system, its first day.
    package let fault: String

    package init(_ entry: Entry, day: Day? = nil, _ words: String) {
        self.day = day ?? entry.from
        self.words = words
        origin = entry.origin
        fault = "\(entry.kind.rawValue)/\(entry.reference ?? "")/\(entry.from?.iso ?? "")"
    }

    /// Of a child’s details: a child has them once, so nothing need tell one place of them from another.
    package init(day: Day? = nil, inDetails entry: Entry?, _ words: String) {
        (self.day, self.words, fault) = (day, words, "")
        origin = entry?.origin
    }
}

/// A rule could not be carried out to its end.
package enum RuleIncomplete: Error, Hashable, Sendable {
    /// The record has more rows than a rule looks through.
    case tooManyEntries(Int)
}

/// The five states a rule can be in for a child. All five are shown.
package enum RuleState: Hashable, Sendable {
    case passed
    case failed([QualityFailure])
    case notApplicable
    /// For want of what was not loaded, or not in a form that holds what the rule asks.
    case notChecked(notLoaded: [EntryKind])
    case incomplete(RuleIncomplete)

    /// The raw values are in addresses that people have saved, and stay.
    package enum Kind: String, CaseIterable, Sendable {
        case failed = "fired"
        case incomplete = "failed"
        case notChecked = "not_run"
        case passed
        case notApplicable = "not_applicable"

        package var words: String {
            switch self {
            case .failed: "Failed"
            case .incomplete: "Could not be checked"
            case .notChecked: "Not checked"
            case .passed: "Passed"
            case .notApplicable: "Not applicable"
            }
        }
    }

    package var kind: Kind {
        switch self {
        case .passed: .passed
        case .failed: .failed
        case .notApplicable: .notApplicable
        case .notChecked: .notChecked
        case .incomplete: .incomplete
        }
    }
}

/// The forms as rules name them.
extension [ReturnFormat] {
    package static let censusAndDataset: [ReturnFormat] = [.standardDataset, .census]
    package static let careAndDataset: [ReturnFormat] = [.standardDataset, .lookedAfter]
    package static let withoutAnnexA: [ReturnFormat] = [.standardDataset, .census, .lookedAfter]
    package static let ofNeed: [ReturnFormat] = [.standardDataset, .census, .annexA]
}

/// Every rule of data quality, in the order of a child's journey.
package enum QualityRules {
    package static let all: [any QualityRule.Type] = [
        DetailsMissing.self, EthnicityMissing.self, EthnicityNotKnownHere.self, BirthMissing.self, BornInTheFuture.self,
        UnbornPastExpectedDay.self, SexMissing.self, PupilNumberCheckLetter.self, PupilNumberMissing.self, SamePupilNumberTwice.self,
        DeathBeforeBirth.self, DiedAndStillOpen.self, BirthAfterEvent.self, FormatsDisagreeOnBirth.self, ContactTwice.self,
        ReferralTwice.self, DayInTheFuture.self, NoFurtherActionMissing.self, NoFurtherActionStale.self, ActivityOnNoFurtherAction.self,
        ActivityBeforeReferral.self, TimesInNeedOverlap.self, ClosedBeforeReferral.self, ClosedWithoutReason.self,
        ClosureReasonWithoutDate.self, ClosureReasonNotKnownHere.self, DiedWithoutDate.self, ClosedAfterNoAssessment.self,
        ActivityAfterAssessmentOnly.self, NeedNotKnownHere.self, AssessmentWithoutReferral.self, AssessmentEndsBeforeStart.self,
        AssessmentsOverlap.self, AssessmentAfterClosure.self, AssessmentOpenInClosedEpisode.self, AssessmentLeftOpen.self,
        SeenNotRecorded.self, FactorsMissing.self, FactorsTooEarly.self, FactorTwice.self, FactorRetired.self,
        NoFactorsAmongFactors.self, NoFactorsClosedOtherwise.self, VisitOutsideNeed.self, SeenAloneButNotSeen.self,
        OpenWithoutWorker.self, AllocationsOverlap.self, AllocationEndsBeforeStart.self, WorkerOfOneDay.self,
        WorkerChangeReasonMissing.self, WorkerOutsideYear.self, WorkerNotCarriedOver.self, InCareWithoutWorker.self,
        WorkerMissingEarlierInYear.self, EnquiryEndsBeforeStart.self,
        EnquiryLeftOpen.self, EnquiryOpenInClosedEpisode.self, EnquiriesOverlap.self, ConferenceBeforeEnquiry.self,
        ConferenceAtTwoLevels.self, ConferenceAtWeekend.self, PlanEndsBeforeStart.self, PlanOfOneDay.self, PlanWithoutConference.self,
        PlansOverlap.self, PreviousPlansMissing.self, CategoryMissing.self, CategoryNotKnownHere.self, ReviewConferenceGap.self,
        ReviewConferenceOutsidePlan.self, ReviewOnFirstDay.self, ProtectionVisitOutsidePlan.self, NeedPlanDuringProtection.self,
        LetterBeforeDecision.self, FamilyMeetingNotAnswered.self, MeetingBeforeLetter.self, ReviewMeetingsMissing.self,
        DecisionBeforePreProceedings.self, OutcomeWithoutDay.self, OutcomeMissing.self, OutcomeNotKnownHere.self,
        ApplicationBeforeDecision.self, LetterOfIssueBeforeApplication.self, PreProceedingsOverlap.self, PeriodsOfCareOverlap.self,
        EpisodesOverlap.self, GapBetweenEpisodes.self, FirstEpisodeNotStarted.self, EpisodeReasonNotKnownHere.self,
        NewEpisodeChangesNothing.self, RestartedOnSameDay.self, NotRestarted.self, CareEndsBeforeStart.self, EndWithoutReason.self,
        CeasedReasonNotKnownHere.self, NextEpisodeMissing.self, InCareAfterEighteen.self, PlacementsOverlap.self,
        PlacementNotKnownHere.self, PlacementCodeOutOfYear.self, TooYoungForPlacement.self, TemporaryBeginsCare.self,
        TemporaryEndsCare.self, TemporaryWithoutReturn.self, TemporaryTooLong.self, ChangeReasonMissing.self,
        ChangeReasonNotNeeded.self, ChangeReasonNotKnownHere.self, LegalStatusNotKnownHere.self, TooYoungForStatus.self,
        PlacementAgainstLegalStatus.self, ProviderAgainstPlacement.self, ProviderCannotProvide.self, ProviderMissing.self,
        ProviderNotNeeded.self, PoliceProtectionTooLong.self, EmergencyOrderTooLong.self, ShortBreakTooLong.self,
        ShortBreaksTooMany.self, CareReviewGap.self, CareReviewOutsideCare.self, CareVisitOutsideCare.self,
        ParticipationAgainstAge.self, IndependentTooYoung.self, OutcomesOutsideCohort.self, OutcomesMissing.self, OutcomesOfLeaver.self,
        ScoreOutOfRange.self, ScoreAndReason.self, ScoreMissing.self, ScoreAgainstAge.self, ScoreReasonAgainstAge.self,
        MissingSpellsOverlap.self, MissingEndsBeforeStart.self, MissingOutsideCare.self, MissingLeftOpen.self,
        MissingOpenAfterPlacement.self, MissingNotCarriedOver.self, MissingAtEndOfCare.self, AdoptionPlacementsOverlap.self,
        UnaccompaniedEndWithoutStatus.self, UnaccompaniedAfterEighteen.self, UnaccompaniedNoLonger.self, UnaccompaniedAfterEnd.self,
        UnaccompaniedOnlyNow.self,
        LeaverAgainstAge.self, LeaverAnswersAgainstContact.self, LeaverDiedInCare.self, LeaverStillInCare.self,
    ]

    private static let byKey = Dictionary(all.map { ($0.key, $0) }) { first, _ in first }

    package static func rule(_ key: String) -> (any QualityRule.Type)? { byKey[key] }
}
