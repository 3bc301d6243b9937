import Vocabulary

/// The timescales that measures are counted against.
extension Timescale {
    private static func day(_ year: Int, _ month: Int, _ day: Int) -> Day { Day(year, month, day) ?? Day(number: 0) }

    package static let assessment = Timescale(
        id: "assessment", title: "A child and family assessment is finished", length: 45, unit: .workingDays, force: .guidance,
        instrument:
            "Working Together to Safeguard Children; the Department counts from the start of the assessment, guidance from the referral",
        validity: .from(
            day(2013, 4, 15),
            source: "the 2013 edition; the figure is as in earlier editions of today’s guidance, and the 2026 edition is not yet read"))

    package static let initialConference = Timescale(
        id: "initial-conference",
        title: "An initial child protection conference is held after the strategy discussion that began the enquiry", length: 15,
        unit: .workingDays, force: .guidance,
        instrument: "Working Together to Safeguard Children",
        validity: .from(
            day(2013, 4, 15),
            source: "the 2013 edition; the figure is as in earlier editions of today’s guidance, and the 2026 edition is not yet read"))

    package static let firstReviewConference = Timescale(
        id: "first-review-conference", title: "The first review conference is held after the initial one", length: 3, unit: .months,
        force: .guidance,
        instrument: "Working Together to Safeguard Children",
        validity: .from(
            day(2013, 4, 15),
            source: "the 2013 edition; the figure is as in earlier editions of today’s guidance, and the 2026 edition is not yet read"))

    package static let laterReviewConference = Timescale(
        id: "later-review-conference", title: "The next review conference is held", length: 6, unit: .months, force: .guidance,
        instrument: "Working Together to Safeguard Children",
        validity: .from(
            day(2013, 4, 15),
            source: "the 2013 edition; the figure is as in earlier editions of today’s guidance, and the 2026 edition is not yet read"))

    package static let protectionVisit = Timescale(
        id: "protection-visit", title: "A child with a child protection plan is seen", length: 10, unit: .workingDays, force: .local,
        instrument: "Default; many partnerships ask for ten working days", validity: .asTheCouncilSets)

    package static let needVisit = Timescale(
        id: "need-visit", title: "A child with a child in need plan is seen", length: 30, unit: .workingDays, force: .local,
        instrument: "Default; councils ask for 20 or 30 working days", validity: .asTheCouncilSets)

    package static let firstCareReview = Timescale(
        id: "first-care-review", title: "The first review of a child in care", length: 20, unit: .workingDays, force: .statute,
        instrument: "Care Planning, Placement and Case Review (England) Regulations 2010, SI 2010/959, regulation 33",
        validity: .from(day(2011, 4, 1), source: "regulation 1"))

    package static let secondCareReview = Timescale(
        id: "second-care-review", title: "The second review of a child in care", length: 3, unit: .months, force: .statute,
        instrument: "Care Planning, Placement and Case Review (England) Regulations 2010, SI 2010/959, regulation 33",
        validity: .from(day(2011, 4, 1), source: "regulation 1"))

    package static let laterCareReview = Timescale(
        id: "later-care-review", title: "Each later review of a child in care", length: 6, unit: .months, force: .statute,
        instrument: "Care Planning, Placement and Case Review (England) Regulations 2010, SI 2010/959, regulation 33",
        validity: .from(day(2011, 4, 1), source: "regulation 1"))

    package static let firstCareVisit = Timescale(
        id: "first-care-visit", title: "A child in care is visited after a placement begins", length: 7, unit: .days, force: .statute,
        instrument: "Care Planning, Placement and Case Review (England) Regulations 2010, SI 2010/959, regulation 28",
        validity: .from(day(2011, 4, 1), source: "regulation 1"))

    package static let careVisit = Timescale(
        id: "care-visit", title: "A child in care is visited in the first year of a placement", length: 42, unit: .days, force: .statute,
        instrument: "Care Planning, Placement and Case Review (England) Regulations 2010, SI 2010/959, regulation 28",
        validity: .from(day(2011, 4, 1), source: "regulation 1"))

    package static let laterCareVisit = Timescale(
        id: "later-care-visit", title: "A child is visited after a year in a placement that is meant to last", length: 3, unit: .months,
        force: .statute,
        instrument: "Care Planning, Placement and Case Review (England) Regulations 2010, SI 2010/959, regulation 28",
        validity: .from(day(2011, 4, 1), source: "regulation 1"))

    package static let initialHealthAssessment = Timescale(
        id: "initial-health-assessment", title: "The first health assessment of a child in care", length: 20, unit: .workingDays,
        force: .guidance,
        instrument: "Promoting the health and well-being of looked-after children: in time for the first review",
        validity: .from(day(2015, 3, 1), source: "the edition of March 2015"))

    package static let healthAssessmentUnderFive = Timescale(
        id: "health-assessment-under-five", title: "The next health assessment of a child in care under 5", length: 6, unit: .months,
        force: .statute,
        instrument: "Care Planning, Placement and Case Review (England) Regulations 2010, SI 2010/959, regulation 7",
        validity: .from(day(2011, 4, 1), source: "regulation 1"))

    package static let healthAssessment = Timescale(
        id: "health-assessment", title: "The next health assessment of a child in care aged 5 or over", length: 12, unit: .months,
        force: .statute,
        instrument: "Care Planning, Placement and Case Review (England) Regulations 2010, SI 2010/959, regulation 7",
        validity: .from(day(2011, 4, 1), source: "regulation 1"))

    package static let dentalCheck = Timescale(
        id: "dental-check", title: "The next dental check of a child in care", length: 12, unit: .months, force: .returnGuide,
        instrument: "Department for Education, guide to the looked-after return (SSDA903)",
        validity: .from(day(2016, 4, 1), source: "the guide"))

    package static let pathwayPlan = Timescale(
        id: "pathway-plan", title: "The next review of a pathway plan", length: 6, unit: .months, force: .statute,
        instrument: "Care Leavers (England) Regulations 2010, SI 2010/2571, regulation 7",
        validity: .from(day(2011, 4, 1), source: "regulation 1"))

    package static let leaverContact = Timescale(
        id: "leaver-contact", title: "The next contact with a care leaver", length: 56, unit: .days, force: .local,
        instrument: "Default; many councils ask for eight weeks", validity: .asTheCouncilSets)

    /// How long after a referral another of the same child is a re-referral, in months; the twelve-month day itself counts.
    package static let monthsOfReferral = 12
}
