/// What may be recorded of a case, in the order in which a meeting speaks of it. What each kind asks for, from which stages it is possible and
/// where it leads stands in ``StepKind/rule``.
package enum StepKind: String, Hashable, Sendable, CaseIterable {
    case screened, transferredIn, reentered
    case planningBooked, papersSent, planningHeld
    case letterSent, firstMeeting, review, actionAgreed, actionReviewed
    case assessmentCommissioned, assessmentFiled
    case extended, stepDownAgreed, followUp
    case issueAgreed, letterOfIssue, issued, issuedWithout, emergency
    case courtNamed, hearingListed, hearingHeld, advocatesMet, directionGiven, directionMet, expertInstructed, expertFiled
    case interimOrder, interimOrderEnded, carersNamed, timetableExtended, concluded
    case meetingOffered, meetingNotOffered, meetingAccepted, meetingDeclined, coordinatorNamed, meetingNotHeld, meetingHeld, familyPlan,
        familyPlanReviewed
    case section20Agreed, section20Ended, deprivationOrdered, deprivationReviewed, deprivationEnded
    case born, turned18, died, transferredOut, withdrawn
}

/// Where a child is in the process.
package enum Stage: String, Hashable, Sendable, CaseIterable {
    case screening, planningBooked, adjourned, notRecorded, preProceedings, extended, issueAgreed, issued
    case continuing, steppedDown, concluded, transferredOut, withdrawn, turned18, died

    /// Work under this process goes on.
    package var isOpen: Bool { Stage.open.contains(self) }
    package var isInPreProceedings: Bool { self == .preProceedings || self == .extended }

    /// It says what became of one child, not of the family.
    var endsOneChild: Bool { self == .died || self == .turned18 }

    package static let open: Set<Stage> = [
        .screening, .planningBooked, .adjourned, .notRecorded, .preProceedings, .extended, .issueAgreed, .issued,
    ]
    static let beforeDecision: Set<Stage> = [.screening, .planningBooked, .adjourned, .notRecorded, .continuing]
    static let inPreProceedings: Set<Stage> = [.preProceedings, .extended]

    package var words: String {
        switch self {
        case .screening: "Screening"
        case .planningBooked: "Legal planning meeting booked"
        case .adjourned: "Legal planning meeting adjourned"
        case .notRecorded: "Outcome of the legal planning meeting not recorded"
        case .preProceedings: "In pre-proceedings"
        case .extended: "In pre-proceedings, extended"
        case .issueAgreed: "Issue agreed"
        case .issued: "In proceedings"
        case .continuing: "Current plan continues"
        case .steppedDown: "Stepped down"
        case .concluded: "Proceedings concluded"
        case .transferredOut: "Transferred to another council"
        case .withdrawn: "Withdrawn"
        case .turned18: "Turned 18"
        case .died: "Died"
        }
    }
}

/// One thing that a step says besides its day and its children.
package enum StepFact: String, Hashable, Sendable, CaseIterable {
    case person, words, other, choice, threshold, safeToWait
}

/// A further thing that a step says in words, under a name of its own.
package enum StepDetail: String, Hashable, Sendable, CaseIterable {
    case concern, help, evidence
    case judge, guardian, solicitors, court
    case cost
    case capacity, interpreter, advice
    case overLength

    package var words: String {
        switch self {
        case .concern: "Concern"
        case .help: "Help that is given"
        case .evidence: "How we will know"
        case .judge: "Judge"
        case .guardian: "Children’s guardian"
        case .solicitors: "Each parent’s solicitor"
        case .court: "Court and case number"
        case .cost: "Cost"
        case .capacity: "Capacity: how it was established"
        case .interpreter: "Interpreter"
        case .advice: "Legal advice offered and taken"
        case .overLength: "Over the usual length: why, and who approved it"
        }
    }
}

/// What a kind of step asks for, and what it does to a child.
package struct StepRule: Sendable {
    package let title, trail: String
    /// What must be said, and how it is called for this kind.
    package let asks: [StepFact: String]
    /// What may be said.
    package let mayAsk: [StepFact: String]
    package let choices: [StepChoice]
    /// What must be said under its own name, and what may be said.
    package let details, mayDetail: [StepDetail]
    /// The stages from which it is possible; empty where it begins a child's part of the case.
    package let from: Set<Stage>
    /// The stage it leads to; nil where the stage does not change.
    package let to: Stage?

    init(
        _ title: String, _ trail: String, from: Set<Stage>, to: Stage? = nil, asks: [StepFact: String] = [:],
        mayAsk: [StepFact: String] = [:], choices: [StepChoice] = [], details: [StepDetail] = [], mayDetail: [StepDetail] = []
    ) {
        (self.title, self.trail, self.from, self.to) = (title, trail, from, to)
        (self.asks, self.mayAsk, self.choices) = (asks, mayAsk, choices)
        (self.details, self.mayDetail) = (details, mayDetail)
    }

    package func label(_ fact: StepFact) -> String? { asks[fact] ?? mayAsk[fact] }
}

/// The words that a step can choose from.
package enum StepChoice: String, Hashable, Sendable, CaseIterable {
    case continuePlan, preProceedings, issue, adjourn, notRecorded
    case inLetter, apart
    case emergencyProtection, policeProtection
    case caseManagement, issuesResolution, furtherCaseManagement, finalHearing
    case sixMonths, twelveMonths
    case done, notDone, noLongerNeeded
    case interimCareOrder, interimSupervisionOrder, otherInterimOrder
    case consentWithdrawn, returnedHome, courtOrderMade, otherEnd
    case attended, spokeThroughAdvocate, viewsGiven, tookNoPart
    case agreedAsSafe, notAgreedAsSafe
    case careOrder, careOrderAtHome, placementOrder, supervisionOrder, specialGuardianship, childArrangements, noOrder, otherOrder

    package var words: String {
        switch self {
        case .continuePlan: "A: continue the current plan"
        case .preProceedings: "B: begin pre-proceedings"
        case .issue: "C: issue care proceedings"
        case .adjourn: "Adjourned to another day"
        case .notRecorded: "Not recorded"
        case .inLetter: "In the letter before proceedings"
        case .apart: "Apart from the letter"
        case .emergencyProtection: "Emergency protection order"
        case .policeProtection: "Police protection"
        case .caseManagement: "Case management hearing"
        case .furtherCaseManagement: "Further case management hearing"
        case .issuesResolution: "Issues resolution hearing"
        case .finalHearing: "Final hearing"
        case .sixMonths: "After 6 months"
        case .twelveMonths: "After 12 months"
        case .done: "Done"
        case .notDone: "Not done"
        case .noLongerNeeded: "No longer needed"
        case .interimCareOrder: "Interim care order"
        case .interimSupervisionOrder: "Interim supervision order"
        case .otherInterimOrder: "Another interim order"
        case .consentWithdrawn: "Agreement was withdrawn"
        case .returnedHome: "The child went home as agreed"
        case .courtOrderMade: "A court made an order"
        case .otherEnd: "Another reason"
        case .attended: "The child attended"
        case .spokeThroughAdvocate: "An advocate spoke for the child"
        case .viewsGiven: "The child’s views were given to the meeting"
        case .tookNoPart: "The child took no part"
        case .agreedAsSafe: "Agreed as safe"
        case .notAgreedAsSafe: "Not agreed as safe"
        case .careOrder: "Care order"
        case .careOrderAtHome: "Care order, at home with parents"
        case .placementOrder: "Placement order (adoption)"
        case .supervisionOrder: "Supervision order"
        case .specialGuardianship: "Special guardianship order"
        case .childArrangements: "Child arrangements order"
        case .noOrder: "No order"
        case .otherOrder: "Another order"
        }
    }

    static let planning: [StepChoice] = [.continuePlan, .preProceedings, .issue, .adjourn, .notRecorded]
    /// The hearings, in their order.
    package static var allHearings: [StepChoice] { hearings }
    static let hearings: [StepChoice] = [.caseManagement, .furtherCaseManagement, .issuesResolution, .finalHearing]
    static let interim: [StepChoice] = [.interimCareOrder, .interimSupervisionOrder, .otherInterimOrder]
    static let orders: [StepChoice] = [
        .careOrder, .careOrderAtHome, .placementOrder, .supervisionOrder, .specialGuardianship, .childArrangements, .noOrder, .otherOrder,
    ]
}

/// An answer of the legal planning meeting.
package enum PlanningAnswer: String, Hashable, Sendable, CaseIterable {
    case yes, no, notRecorded

    package var words: String { self == .yes ? "Yes" : self == .no ? "No" : "Not recorded" }
}
