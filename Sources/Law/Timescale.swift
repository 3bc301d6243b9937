import Vocabulary

/// A span of time that law, guidance or local practice sets, with where it comes from.
package struct Timescale: Sendable, Hashable, Identifiable {
    package enum Unit: String, Sendable, Hashable {
        case workingDays = "working days"
        case clearWorkingDays = "clear working days"
        case days
        /// Whole months to the same day of the month, or to the last day of a shorter month: that day is in time.
        case months
        /// Months that begin with the day of the event itself, so that they end on the day before its date.
        case monthsFromTheDay = "months from the day itself"
        /// Days that begin with the day of the event itself.
        case daysFromTheDay = "days from the day itself"
        /// Working days of which the day of the event is the first, or the next working day where it is none.
        case workingDaysFromTheDay = "working days from the day itself"
    }

    /// How binding it is. What no source was found for is local: a setting with a default.
    package enum Force: String, Sendable, Hashable {
        case statute = "Statute"
        case guidance = "Statutory guidance"
        case request = "Ofsted’s request"
        case returnGuide = "Guide to a statutory return"
        case practice = "Best practice"
        case local = "Local setting"
    }

    /// From when until when a timescale is in force, and what says so.
    package enum Validity: Sendable, Hashable {
        case from(Day, until: Day? = nil, source: String)
        /// For as long as the council keeps its setting.
        case asTheCouncilSets
    }

    package let id: String
    package let title: String
    package private(set) var length: Int
    package let unit: Unit
    package let force: Force
    package let instrument: String
    package let validity: Validity
    /// What else the law asks for with it, as pages say it; empty where that is all in the title.
    package private(set) var asks = ""

    /// The last day in time, counted from the day of the event as day 0.
    package func due(after event: Day, in calendar: WorkingDays = .england) -> Day {
        switch unit {
        case .days: event + length
        case .workingDays, .clearWorkingDays: calendar.day(length, after: event)
        case .months: event.adding(months: length)
        case .monthsFromTheDay: event.adding(months: length) - 1
        case .daysFromTheDay: event + length - 1
        case .workingDaysFromTheDay: calendar.day(calendar.isWorkingDay(event) ? length - 1 : length, after: event)
        }
    }

    package func isInForce(on day: Day) -> Bool {
        switch validity {
        case .asTheCouncilSets: true
        case .from(let first, let last, _): first <= day && (last.map { day <= $0 } ?? true)
        }
    }

    /// As the council sets it, where it may: what is local has a default and no more.
    package func lasting(_ length: Int) -> Timescale {
        guard force == .local else { return self }
        var own = self
        own.length = length
        return own
    }

    /// `70 working days`.
    package var span: String { "\(length) \(unit.rawValue)" }
}

extension Timescale {
    /// Every timescale of this edition, for the page that lists them and for `docs/rules.md`.
    package static let all: [Timescale] =
        [
            publishReport, actionStatement, draftAfterPriorityAction, factualAccuracy, agendaPublic, answerToRecommendation,
            answerToQuestion,
            emergencyReview, liftAnswer, policeProtection, emergencyProtection, childAssessment, singleShortBreak, shortBreaksInYear,
            temporaryHospital, temporaryCarerHoliday, temporaryOther, breachToRegulator,
            assessment, initialConference, firstReviewConference, laterReviewConference, protectionVisit, needVisit, firstCareReview,
            secondCareReview, laterCareReview, firstCareVisit, careVisit, laterCareVisit, initialHealthAssessment,
            healthAssessmentUnderFive, healthAssessment, dentalCheck, pathwayPlan, leaverContact,
        ] + ofProceedings

    private static func day(_ year: Int, _ month: Int, _ day: Int) -> Day { Day(year, month, day) ?? Day(number: 0) }

    // MARK: Inspection

    /// The council makes the report public: copies to partners and the local media, and copies on request.
    package static let publishReport = Timescale(
        id: "publish-report", title: "Council publishes the inspection report", length: 30, unit: .workingDays, force: .statute,
        instrument: "Education and Inspections Act 2006 (Inspection of Local Authorities) Regulations 2007, SI 2007/462, regulation 2",
        validity: .from(day(2007, 4, 1), source: "SI 2007/462, regulation 1"),
        asks: "Send copies of the report to partners, to at least one local newspaper and to at least one local radio station.")

    /// The written statement of the action the council proposes, published and sent to the Secretary of State and Ofsted. It is due after
    /// a letter with an area for priority action as after a report.
    package static let actionStatement = Timescale(
        id: "action-statement", title: "Council publishes its statement of proposed action", length: 70, unit: .workingDays,
        force: .statute,
        instrument: "Education and Inspections Act 2006, section 137; the figure as Ofsted gives it and councils count it",
        validity: .from(day(2007, 4, 1), source: "SI 2007/935, article 5"),
        asks: "Send the statement to the Secretary of State and to His Majesty’s Chief Inspector.")

    /// After a visit that found an area for priority action. It comes before the final statement, which has its own 70 working days.
    package static let draftAfterPriorityAction = Timescale(
        id: "draft-after-priority-action", title: "Draft plan after an area for priority action", length: 20, unit: .workingDays,
        force: .request, instrument: "Ofsted’s inspection framework for local authority children’s services, focused visits",
        validity: .from(day(2018, 1, 1), source: "the framework’s first edition, for inspections from January 2018"))

    /// How long the council gets to send its comments on a draft report's accuracy.
    package static let factualAccuracy = Timescale(
        id: "factual-accuracy", title: "Comments on the draft report’s factual accuracy", length: 10, unit: .workingDays, force: .local,
        instrument: "Default: the letter that comes with the draft gives the date", validity: .asTheCouncilSets)

    // MARK: Scrutiny

    /// Agenda and reports are open to the public before the meeting. The Act says five clear days; councils count working days.
    package static let agendaPublic = Timescale(
        id: "agenda-public", title: "Agenda and reports are public before the meeting", length: 5, unit: .clearWorkingDays,
        force: .statute, instrument: "Local Government Act 1972, section 100B, as amended by SI 2002/715",
        validity: .from(day(2002, 10, 1), source: "SI 2002/715, article 1"))

    /// The executive answers a scrutiny committee's recommendation, where the committee's notice asks it to.
    package static let answerToRecommendation = Timescale(
        id: "answer-to-recommendation", title: "Answer to a scrutiny committee’s recommendation", length: 2, unit: .monthsFromTheDay,
        force: .statute, instrument: "Local Government Act 2000, section 9FE, where the committee’s notice asks for an answer",
        validity: .from(day(2012, 5, 4), source: "SI 2012/1008, article 2"))

    /// How soon an officer answers a question that a committee asked at its meeting.
    package static let answerToQuestion = Timescale(
        id: "answer-to-question", title: "Answer to a committee’s question", length: 10, unit: .workingDays, force: .local,
        instrument: "Default; the council’s own procedure rules set it", validity: .asTheCouncilSets)

    // MARK: Children

    /// How soon somebody reviews a break-glass access to a child's record.
    package static let emergencyReview = Timescale(
        id: "emergency-review", title: "A break-glass access to a child’s record is reviewed", length: 5, unit: .workingDays,
        force: .local, instrument: "Default; the council’s information governance policy sets it", validity: .asTheCouncilSets)

    /// How soon a second person answers a proposal to remove a restriction or a block.
    package static let liftAnswer = Timescale(
        id: "lift-answer", title: "A proposal to remove a restriction or a block is answered by a second person", length: 5,
        unit: .workingDays, force: .local, instrument: "Default; the council’s information governance policy sets it",
        validity: .asTheCouncilSets)

    /// How long the police may keep a child safe under section 46; after it there is another order, or the child goes home.
    package static let policeProtection = Timescale(
        id: "police-protection", title: "Police protection ends", length: 3, unit: .days, force: .statute,
        instrument: "Children Act 1989, section 46(6): 72 hours", validity: .from(day(1991, 10, 14), source: "SI 1991/828, article 3"))

    /// With its extension. The end may be put off over holidays.
    package static let emergencyProtection = Timescale(
        id: "emergency-protection", title: "An emergency protection order ends", length: 21, unit: .days, force: .statute,
        instrument: "Children Act 1989, section 45: eight days and one extension of seven; the Department’s check 362 allows 21 in all",
        validity: .from(day(1991, 10, 14), source: "SI 1991/828, article 3"))

    /// From the day the assessment begins.
    package static let childAssessment = Timescale(
        id: "child-assessment", title: "A child assessment order ends", length: 7, unit: .days, force: .statute,
        instrument: "Children Act 1989, section 43(5)", validity: .from(day(1991, 10, 14), source: "SI 1991/828, article 3"))

    /// Of a series under which a child is not looked after in between.
    package static let singleShortBreak = Timescale(
        id: "single-short-break", title: "A single short break ends", length: 17, unit: .days, force: .statute,
        instrument: "Care Planning, Placement and Case Review (England) Regulations 2010, SI 2010/959, regulation 48",
        validity: .from(day(2011, 4, 1), source: "SI 2010/959, regulation 1"))

    /// Of all short breaks of such a series in any twelve months.
    package static let shortBreaksInYear = Timescale(
        id: "short-breaks-in-year", title: "Short breaks in twelve months", length: 75, unit: .days, force: .statute,
        instrument: "Care Planning, Placement and Case Review (England) Regulations 2010, SI 2010/959, regulation 48",
        validity: .from(day(2011, 4, 1), source: "SI 2010/959, regulation 1"))

    /// Code T1.
    package static let temporaryHospital = Timescale(
        id: "temporary-hospital", title: "A temporary placement in hospital (T1) ends", length: 42, unit: .days, force: .returnGuide,
        instrument: "Department for Education, guide to the looked-after return (SSDA903)",
        validity: .from(day(2016, 4, 1), source: "check 375"))

    /// Code T3.
    package static let temporaryCarerHoliday = Timescale(
        id: "temporary-carer-holiday", title: "A temporary placement during the carer’s holiday (T3) ends", length: 21, unit: .days,
        force: .returnGuide,
        instrument: "Department for Education, guide to the looked-after return (SSDA903)",
        validity: .from(day(2016, 4, 1), source: "check 376"))

    /// Code T4.
    package static let temporaryOther = Timescale(
        id: "temporary-other", title: "A temporary placement for another reason (T4) ends", length: 7, unit: .days, force: .returnGuide,
        instrument: "Department for Education, guide to the looked-after return (SSDA903)",
        validity: .from(day(2016, 4, 1), source: "check 379"))

    // MARK: Information governance

    /// A breach of personal data is reported to the Information Commissioner unless it is unlikely to be a risk to anybody. The 72 hours run
    /// from becoming aware; counted in days, the third day is the last.
    package static let breachToRegulator = Timescale(
        id: "breach-to-regulator", title: "A breach of personal data is reported to the Information Commissioner", length: 3, unit: .days,
        force: .statute, instrument: "UK GDPR, Article 33(1): 72 hours after becoming aware",
        validity: .from(day(2018, 5, 25), source: "Article 99(2)"))
}
