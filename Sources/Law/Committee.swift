extension Timescale {
    /// Agenda and reports lie open to the public before the meeting. The figure is a setting until its source is checked.
    package static let agendaPublic = Timescale(
        id: "agenda-public", title: "Agenda and reports are public before the meeting", length: 5, unit: .clearWorkingDays,
        force: .local, instrument: "Shipped default, to be confirmed by the council's democratic services", validFrom: nil, validTo: nil)

    /// How long the council gets to send its comments on a draft report's accuracy.
    package static let factualAccuracy = Timescale(
        id: "factual-accuracy", title: "Comments on the draft report's factual accuracy", length: 10, unit: .workingDays, force: .local,
        instrument: "Shipped default: the letter that comes with the draft gives the day", validFrom: nil, validTo: nil)

    /// The executive answers a scrutiny committee's recommendation, where the committee's notice asks it to.
    package static let answerToRecommendation = Timescale(
        id: "answer-to-recommendation", title: "Answer to a scrutiny committee’s recommendation", length: 2, unit: .monthsFromTheDay,
        force: .statute, instrument: "Local Government Act 2000, section 9FE, where the committee’s notice asks for an answer",
        validFrom: nil, validTo: nil)

    /// How soon an officer answers a question that a committee asked at its meeting.
    package static let answerToQuestion = Timescale(
        id: "answer-to-question", title: "Answer to a committee’s question", length: 10, unit: .workingDays, force: .local,
        instrument: "Shipped default; the council’s own procedure rules set it", validFrom: nil, validTo: nil)

    /// Every timescale of this edition, for the page that lists them and for `docs/rules.md`.
    package static let all: [Timescale] = [
        publishReport, actionStatement, draftAfterPriorityAction, factualAccuracy, agendaPublic, emergencyReview, liftAnswer,
        policeProtection,
        answerToRecommendation, answerToQuestion,
    ]
}
