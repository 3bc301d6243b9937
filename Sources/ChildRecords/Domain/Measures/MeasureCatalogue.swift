import Indicators

/// The 84 lines of the catalogue of indicators, and what of each no return can tell.
package enum MeasureCatalogue {
    package struct Line: Sendable {
        package let code: String
        package let title: String
        /// What is not known, and why, or which register it waits for; empty where returns tell all of it.
        package let lacks: String

        /// What is computed of it.
        package var measures: [any ChildMeasure.Type] {
            ChildMeasures.all.filter { $0.code == code || $0.code.last?.isLowercase == true && $0.code.dropLast() == code }
        }
    }

    /// Computed measures that belong to no line.
    package static var beyond: [any ChildMeasure.Type] {
        let found = Set(lines.flatMap { $0.measures.map { $0.code } })
        return ChildMeasures.all.filter { !found.contains($0.code) }
    }

    package static let lines: [Line] = [
        Line(code: "F1", title: "Contacts per 10,000", lacks: ""),
        Line(
            code: "F2", title: "Decision within 1 working day",
            lacks: "Needs a register of decisions at the front door: no return gives the time of a decision on a referral."),
        Line(code: "F3", title: "Referrals per 10,000", lacks: ""),
        Line(code: "F4", title: "Re-referrals in 12 months", lacks: ""),
        Line(code: "F5", title: "Referrals without further action", lacks: ""),
        Line(code: "F6", title: "Assessments within 45 working days", lacks: ""),
        Line(code: "F7", title: "Open assessments past 45 working days", lacks: ""),
        Line(code: "F8", title: "Child seen in assessment", lacks: ""),
        Line(code: "F9", title: "Assessments ending without further action", lacks: ""),
        Line(code: "F10", title: "Police, school and health share of referrals", lacks: ""),
        Line(code: "F11", title: "Ethnicity recorded", lacks: ""),
        Line(code: "C1", title: "Section 47 enquiries per 10,000", lacks: ""),
        Line(code: "C2", title: "Initial conference within 15 working days", lacks: ""),
        Line(code: "C3", title: "Enquiry leading to conference, conference to plan", lacks: ""),
        Line(code: "C4", title: "Children with a child protection plan per 10,000", lacks: ""),
        Line(code: "C5", title: "Second or later plan", lacks: ""),
        Line(code: "C6", title: "Plans ended at two years or longer", lacks: ""),
        Line(code: "C7", title: "Plans open 15 and 18 months or longer", lacks: ""),
        Line(code: "C8", title: "Review conferences on time", lacks: ""),
        Line(code: "C9", title: "CP visit within 10 working days", lacks: ""),
        Line(code: "C10", title: "Seen and seen alone", lacks: ""),
        Line(code: "C11", title: "Core groups on time", lacks: "Needs a register of core groups: no return gives their days."),
        Line(code: "C12", title: "Child in need visit within the limit", lacks: ""),
        Line(code: "C13", title: "Child in need open for 12 months or longer", lacks: ""),
        Line(code: "C14", title: "Factors that assessments find", lacks: ""),
        Line(code: "P1", title: "Length of pre-proceedings", lacks: ""),
        Line(
            code: "P2", title: "Over 16 weeks in pre-proceedings",
            lacks: "Not in the loaded data: whether an extension was approved. The legal tracker records it."),
        Line(
            code: "P3", title: "Diverted from proceedings",
            lacks: "Codes A, B and C of an outcome are not known until the council has said what they mean."),
        Line(code: "P4", title: "Letter within 5 working days", lacks: ""),
        Line(code: "P5", title: "First meeting on time", lacks: ""),
        Line(
            code: "P6", title: "Review at 6 to 8 weeks",
            lacks: "Needs a register of pre-proceedings: returns give the number of reviews and not their days."),
        Line(
            code: "P7", title: "All reviews on time",
            lacks: "Needs a register of pre-proceedings: returns give the number of reviews and not their days."),
        Line(code: "P8", title: "Application after the decision to issue", lacks: ""),
        Line(
            code: "P9", title: "Family group decision-making offered in the letter",
            lacks: "Not in the loaded data: exemptions from the duty, with reasons. The legal tracker records them."),
        Line(
            code: "P10", title: "Family meeting held of those offered",
            lacks: "Not in the loaded data: weeks to the meeting. The legal tracker records the dates."),
        Line(code: "P11", title: "Letter quality and reading ease", lacks: "Needs a register of letters and their scores."),
        Line(code: "P12", title: "Parents represented", lacks: ""),
        Line(code: "P13", title: "Short notice", lacks: ""),
        Line(code: "P14", title: "Back within 12 months of a step-down", lacks: ""),
        Line(code: "P15", title: "First plan approved at the first hearing", lacks: ""),
        Line(
            code: "P16", title: "Care proceedings within 26 weeks",
            lacks: "Not known: returns give the number of hearings and no day of the final one. Needs a register of proceedings."),
        Line(code: "P17", title: "Time on a plan before pre-proceedings", lacks: ""),
        Line(
            code: "P18", title: "What legal planning meetings decide",
            lacks:
                "Needs a register of legal planning meetings: the dataset has the meetings of those families alone that went on to pre-proceedings."
        ),
        Line(code: "L1", title: "Children in care per 10,000", lacks: ""),
        Line(code: "L2", title: "Reviews on time", lacks: ""),
        Line(code: "L3", title: "Took part in the review", lacks: ""),
        Line(code: "L4", title: "Statutory visits on time", lacks: ""),
        Line(code: "L5", title: "Three or more placements in 12 months", lacks: ""),
        Line(code: "L6", title: "Same placement for two years or longer", lacks: ""),
        Line(code: "L7", title: "Unplanned ends of placements", lacks: ""),
        Line(code: "L8", title: "Distance from home", lacks: "Outside the area is not known: only Annex A says where a placement is."),
        Line(code: "L9", title: "Kinds of placement", lacks: ""),
        Line(code: "L10", title: "The council’s own provision", lacks: ""),
        Line(
            code: "L11", title: "Under 16 in other arrangements; under 18 unregistered",
            lacks: "Not in any return: whether a home with a registration number is registered."),
        Line(
            code: "L12", title: "Nights in bed and breakfast under 18",
            lacks: "Young people on the data day are counted. No return gives the number of nights."),
        Line(code: "L13", title: "Searches for homes", lacks: "Needs a register of searches and vacancies."),
        Line(
            code: "L14", title: "Brothers and sisters together",
            lacks:
                "Only for adoption. Otherwise not known: no return says who should live together, and foster homes have no number of their own. Needs a register of sibling intent."
        ),
        Line(code: "L15", title: "First health assessment within 20 working days", lacks: ""),
        Line(code: "L16", title: "Health assessments in date", lacks: ""),
        Line(code: "L17", title: "Dental checks in date", lacks: ""),
        Line(code: "L18", title: "Development checks in date", lacks: ""),
        Line(code: "L19", title: "Immunisations up to date", lacks: ""),
        Line(code: "L20", title: "SDQ returned", lacks: ""),
        Line(code: "L21", title: "SDQ scores", lacks: ""),
        Line(
            code: "L22", title: "Response to an SDQ of 17 or more",
            lacks: "Needs a register of emotional health: no return gives the response."),
        Line(code: "L23", title: "Weeks from referral to first help", lacks: "Needs a register of emotional health."),
        Line(
            code: "L24", title: "Missing children and return interviews",
            lacks: "No return gives the date of the interview, so whether it was within 72 hours is not known."),
        Line(code: "L25", title: "Changes of social worker", lacks: ""),
        Line(code: "L26", title: "Permanence plan by the second review", lacks: ""),
        Line(code: "L27", title: "Unaccompanied children", lacks: "Not in any return: working days to a transfer."),
        Line(code: "G1", title: "In touch, contact within 8 weeks", lacks: ""),
        Line(code: "G2", title: "Suitable accommodation", lacks: ""),
        Line(code: "G3", title: "Education, work or training", lacks: ""),
        Line(code: "G4", title: "Pathway plan within 6 months", lacks: ""),
        Line(code: "G5", title: "Time to adoption", lacks: ""),
        Line(code: "W1", title: "Caseload", lacks: "Working hours of part-time workers are not used."),
        Line(
            code: "W2", title: "Vacancy, turnover, agency",
            lacks: "Needs a register of posts and leavers: returns give the workers of one day."),
        Line(code: "W3", title: "Supervision in 28 days", lacks: "Needs a register of supervision."),
        Line(code: "W4", title: "Caseload of reviewing officers", lacks: "Needs a register of reviewing officers."),
        Line(code: "Q1", title: "Audits", lacks: "Needs a register of audits."),
        Line(code: "Q2", title: "Audit actions", lacks: "Needs a register of audits."),
        Line(code: "Q3", title: "Disputes", lacks: "Needs a register of disputes."),
        Line(code: "Q4", title: "Inspection actions", lacks: "Counted from the action plan, and not from returns."),
        Line(
            code: "Q5", title: "Children’s and parents’ feedback",
            lacks: "Needs a register of feedback: the dataset’s answers have no day."),
    ]
}
