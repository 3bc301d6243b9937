extension StepKind {
    /// Every kind with what it asks for, where it is possible and where it leads.
    package var rule: StepRule {
        if let rule = StepKind.planning[self] ?? StepKind.work[self] ?? StepKind.court[self] { return rule }
        return StepKind.family[self] ?? StepKind.life[self] ?? StepRule(rawValue, rawValue, from: [])
    }

    /// The part of the work it belongs to, as the page of a case has it.
    package var group: String {
        if StepKind.planning[self] != nil { return "Screening and legal planning" }
        if StepKind.work[self] != nil { return "Pre-proceedings" }
        if StepKind.court[self] != nil { return "Court" }
        return StepKind.family[self] != nil ? "Family group decision-making" : "Child"
    }

    private static let live = Stage.open
    private static let decided = Stage.inPreProceedings
    private static let living = Set(Stage.allCases).subtracting([.died, .turned18])
    /// Whether its other day is what comes next, and so lies on or after its own: every kind that asks one, save a decision that another council
    /// made before.
    var looksAhead: Bool { self != .transferredIn && rule.label(.other) != nil }
    /// A day that is later than this is a slip: nothing of this work is agreed for longer.
    static let monthsAhead = 12
    private static let withFamily = Stage.open.union([.steppedDown, .continuing])

    private static let planning: [StepKind: StepRule] = [
        .screened: StepRule("Add children to screening", "Screening began", from: [], to: .screening, asks: [.words: "Why now"]),
        .transferredIn: StepRule(
            "Record a transfer from another council", "Transferred in", from: [], to: .screening, asks: [.person: "Which council"],
            mayAsk: [.other: "Day on which that council decided to begin pre-proceedings"]),
        .reentered: StepRule(
            "Record a re-entry", "Re-entered",
            from: [.steppedDown, .continuing, .withdrawn, .transferredOut, .concluded], to: .screening, asks: [.words: "What happened"]),
        .planningBooked: StepRule(
            "Book the legal planning meeting", "Legal planning meeting booked", from: Stage.beforeDecision, to: .planningBooked,
            asks: [.other: "Day of the meeting", .person: "Chair"]),
        .papersSent: StepRule("Record papers sent", "Papers sent to the legal planning meeting", from: [.planningBooked, .adjourned]),
        .planningHeld: StepRule(
            "Record the legal planning meeting", "Legal planning meeting held", from: Stage.beforeDecision,
            asks: [.choice: "Outcome", .person: "Chair", .threshold: "Is the threshold met?", .safeToWait: "Is it safe to wait?"],
            mayAsk: [.words: "Reasons", .other: "Day of the next meeting, if adjourned"], choices: StepChoice.planning),
    ]

    private static let work: [StepKind: StepRule] = [
        .letterSent: StepRule(
            "Record the letter before proceedings", "Letter before proceedings sent", from: decided,
            asks: [.person: "Who it was sent to"], mayAsk: [.words: "Version of the letter"]),
        .firstMeeting: StepRule(
            "Record the first meeting", "First pre-proceedings meeting held", from: decided, asks: [.person: "Chair"],
            mayAsk: [.words: "Who came", .other: "Day of the next review"]),
        .review: StepRule(
            "Record a review", "Pre-proceedings reviewed", from: decided, asks: [.words: "Progress on each action"],
            mayAsk: [.other: "Day of the next review"]),
        .actionAgreed: StepRule(
            "Add an action to the plan", "Action of the plan agreed", from: decided,
            asks: [.words: "Change wanted", .person: "Who does it", .other: "By when"], details: [.concern, .help, .evidence]),
        .actionReviewed: StepRule(
            "Review an action of the plan", "Action of the plan reviewed", from: decided,
            asks: [.words: "Which change", .choice: "Is it done?"], mayAsk: [.person: "Who says so", .other: "New date, if not done"],
            choices: [.done, .notDone, .noLongerNeeded]),
        .assessmentCommissioned: StepRule(
            "Commission an assessment", "Assessment commissioned", from: live,
            asks: [.words: "Which assessment", .other: "Due by"], mayAsk: [.person: "Who does it"]),
        .assessmentFiled: StepRule("Record an assessment filed", "Assessment filed", from: live, asks: [.words: "Which assessment"]),
        .extended: StepRule(
            "Extend pre-proceedings", "Extended", from: decided, to: .extended,
            asks: [.other: "New last day", .person: "Who approved it", .words: "Reason"], mayDetail: [.overLength]),
        .stepDownAgreed: StepRule(
            "Record that step-down is agreed", "Step-down agreed", from: decided, to: .steppedDown,
            asks: [.person: "Who agreed it", .words: "The plan that follows"]),
        .followUp: StepRule(
            "Record a follow-up", "Followed up", from: [.steppedDown], asks: [.choice: "When", .words: "What was found"],
            choices: [.sixMonths, .twelveMonths]),
        .issueAgreed: StepRule(
            "Record that issue is agreed", "Issue agreed", from: decided, to: .issueAgreed,
            asks: [.person: "Who agreed it", .words: "Reasons"]),
    ]

    private static let court: [StepKind: StepRule] = [
        .letterOfIssue: StepRule(
            "Record the letter of issue", "Letter of issue sent", from: [.issueAgreed, .issued], asks: [.person: "Who it was sent to"]),
        .issued: StepRule(
            "Record the application", "Application issued", from: decided.union([.issueAgreed]), to: .issued,
            mayAsk: [
                .words: "Why no family meeting was offered, if none was", .person: "Senior manager who knows that none was offered",
            ]),
        .issuedWithout: StepRule(
            "Record an application without pre-proceedings", "Application issued without pre-proceedings",
            from: Stage.beforeDecision.union([.issueAgreed]), to: .issued,
            asks: [.words: "Why there were no pre-proceedings"],
            mayAsk: [.person: "Senior manager who knows that no family meeting was offered"]),
        .emergency: StepRule(
            "Record an emergency", "Emergency", from: withFamily, asks: [.choice: "Kind"],
            choices: [.emergencyProtection, .policeProtection]),
        .hearingListed: StepRule(
            "Record a hearing ordered", "Hearing listed by the court", from: [.issued],
            asks: [.choice: "Hearing", .other: "Day of the hearing"], mayAsk: [.person: "Judge"], choices: StepChoice.hearings),
        .courtNamed: StepRule(
            "Name the judge, guardian and solicitors", "Judge, guardian and solicitors named", from: [.issued],
            mayDetail: [.court, .judge, .guardian, .solicitors]),
        .advocatesMet: StepRule(
            "Record an advocates’ meeting", "Advocates’ meeting held", from: [.issued], asks: [.choice: "Before which hearing"],
            mayAsk: [.words: "What was agreed"], choices: StepChoice.hearings),
        .expertInstructed: StepRule(
            "Instruct an expert", "Expert instructed", from: [.issued],
            asks: [.words: "Which report", .person: "Expert", .other: "Due by"], mayDetail: [.cost]),
        .expertFiled: StepRule("Record an expert’s report filed", "Expert’s report filed", from: [.issued], asks: [.words: "Which report"]),
        .interimOrder: StepRule(
            "Record an interim order", "Interim order made", from: [.issued], asks: [.choice: "Order"],
            mayAsk: [.other: "Last day of the order, if it has one", .words: "Conditions"], choices: StepChoice.interim),
        .interimOrderEnded: StepRule(
            "Record that an interim order ended", "Interim order ended", from: [.issued], asks: [.choice: "Order"],
            mayAsk: [.words: "Why"], choices: StepChoice.interim),
        .carersNamed: StepRule(
            "Name alternative carers", "Alternative carers named", from: withFamily,
            asks: [.words: "Who, and how they are related to the child"]),
        .hearingHeld: StepRule(
            "Record a hearing held", "Hearing held", from: [.issued], asks: [.choice: "Hearing"],
            mayAsk: [.words: "What was decided"],
            choices: StepChoice.hearings),
        .directionGiven: StepRule(
            "Record a direction", "Direction given", from: [.issued],
            asks: [.words: "What was ordered", .person: "Who files it", .other: "Due by"]),
        .directionMet: StepRule("Record a direction met", "Direction met", from: [.issued], asks: [.words: "What was ordered"]),
        .timetableExtended: StepRule(
            "Record a timetable extended by the court", "Timetable extended by the court", from: [.issued],
            asks: [.other: "New last day", .words: "Why it is necessary"], mayAsk: [.person: "Judge"]),
        .concluded: StepRule(
            "Record the end of proceedings", "Proceedings concluded", from: [.issued], to: .concluded, asks: [.choice: "Order"],
            choices: StepChoice.orders),
    ]

    private static let family: [StepKind: StepRule] = [
        .meetingOffered: StepRule(
            "Record an offer of a family meeting", "Family meeting offered", from: withFamily,
            asks: [.choice: "How", .person: "Who it was offered to"], choices: [.inLetter, .apart]),
        .meetingNotOffered: StepRule(
            "Record why no family meeting is offered", "Exempt from offering a family meeting", from: withFamily,
            asks: [.words: "Why an offer is not in the child’s best interests", .person: "Who decided"]),
        .meetingAccepted: StepRule(
            "Record that the offer is accepted", "Family meeting accepted", from: withFamily, asks: [.person: "Who accepted"]),
        .meetingDeclined: StepRule(
            "Record that the offer is declined", "Family meeting declined", from: withFamily, asks: [.person: "Who declined"],
            mayAsk: [.words: "Why"]),
        .coordinatorNamed: StepRule(
            "Name the co-ordinator", "Co-ordinator named", from: withFamily, asks: [.person: "Co-ordinator"]),
        .meetingNotHeld: StepRule(
            "Record why the family meeting is not held", "Exempt from holding the family meeting", from: withFamily,
            asks: [.words: "Why a meeting is not in the child’s best interests", .person: "Who decided"]),
        .meetingHeld: StepRule(
            "Record the family meeting", "Family meeting held", from: withFamily, asks: [.choice: "The child’s part"],
            mayAsk: [.words: "How, or why not"], choices: [.attended, .spokeThroughAdvocate, .viewsGiven, .tookNoPart]),
        .familyPlan: StepRule(
            "Record the family plan", "Family plan made", from: withFamily,
            asks: [.choice: "Is it agreed as safe?", .person: "Who agreed it"],
            choices: [.agreedAsSafe, .notAgreedAsSafe]),
        .familyPlanReviewed: StepRule(
            "Record a review of the family plan", "Family plan reviewed", from: withFamily, asks: [.words: "What followed"]),
    ]

    private static let life: [StepKind: StepRule] = [
        .section20Agreed: StepRule(
            "Record agreement under section 20", "Section 20 agreed", from: withFamily,
            asks: [.person: "Who agreed"], mayAsk: [.words: "Anything else"], details: [.capacity, .interpreter, .advice]),
        .section20Ended: StepRule(
            "Record that section 20 ended", "Section 20 ended", from: withFamily, asks: [.choice: "How it ended", .words: "Why"],
            mayAsk: [.person: "Who withdrew the agreement"],
            choices: [.consentWithdrawn, .returnedHome, .courtOrderMade, .otherEnd]),
        .deprivationOrdered: StepRule(
            "Record a deprivation-of-liberty order", "Deprivation of liberty authorised", from: living,
            asks: [.words: "What it authorises", .other: "Review by, or last day of the order"], mayAsk: [.person: "Judge"]),
        .deprivationReviewed: StepRule(
            "Record a review of deprivation of liberty", "Deprivation of liberty reviewed", from: living,
            asks: [.words: "What was decided", .other: "Next review, or last day of the order"]),
        .deprivationEnded: StepRule(
            "Record that deprivation of liberty ended", "Deprivation of liberty ended", from: living, asks: [.words: "Why"]),
        .born: StepRule("Record the birth", "Born", from: living),
        .turned18: StepRule("Record that the child is 18", "Turned 18", from: withFamily, to: .turned18),
        .died: StepRule("Record that the child died", "Died", from: living, to: .died),
        .transferredOut: StepRule(
            "Record a transfer to another council", "Transferred out", from: withFamily, to: .transferredOut,
            asks: [.person: "Which council"]),
        .withdrawn: StepRule(
            "Record that the case is withdrawn", "Withdrawn", from: live, to: .withdrawn, asks: [.words: "Reason"]),
    ]
}
