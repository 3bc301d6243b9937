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

    package static let lines: [Line] = table.split(separator: "\n").map { line in
        let parts = line.split(separator: " | ")
        return Line(code: String(parts[0]), title: String(parts[1]), lacks: parts.count > 2 ? String(parts[2]) : "")
    }

    /// A line each: the code, the title, and what is not known where something is not.
    private static let table = """
        F1 | Contacts per 10,000
        F2 | Decision within 1 working day | Needs a register of decisions at the front door: no return gives the time of a decision \
        on a referral.
        F3 | Referrals per 10,000
        F4 | Re-referrals in 12 months
        F5 | Referrals without further action
        F6 | Assessments within 45 working days
        F7 | Open assessments past 45 working days
        F8 | Child seen in assessment
        F9 | Assessments ending without further action
        F10 | Police, school and health share of referrals
        F11 | Ethnicity recorded
        C1 | Section 47 enquiries per 10,000
        C2 | Initial conference within 15 working days
        C3 | Enquiry leading to conference, conference to plan
        C4 | Children with a child protection plan per 10,000
        C5 | Second or later plan
        C6 | Plans ended at two years or longer
        C7 | Plans open 15 and 18 months or longer
        C8 | Review conferences on time
        C9 | CP visit within 10 working days
        C10 | Seen and seen alone
        C11 | Core groups on time | Needs a register of core groups: no return gives their days.
        C12 | Child in need visit within the limit
        C13 | Child in need open for 12 months or longer
        C14 | Factors that assessments find
        P1 | Length of pre-proceedings
        P2 | Over 16 weeks in pre-proceedings | Not in the loaded data: whether an extension was approved. The legal tracker counts it: k2c.
        P3 | Diverted from proceedings | Codes A, B and C of an outcome are not known until the council has said what they mean.
        P4 | Letter within 5 working days
        P5 | First meeting on time
        P6 | Review at 6 to 8 weeks | Returns give the number of reviews and not their days. The legal tracker counts it: k6.
        P7 | All reviews on time | Returns give the number of reviews and not their days. The legal tracker counts it: k7.
        P8 | Application after the decision to issue
        P9 | Family group decision-making offered in the letter | Not in the loaded data: exemptions from the duty, with reasons. The \
        legal tracker counts applications with an offer or an exemption: k9a.
        P10 | Family meeting held of those offered | Not in the loaded data: weeks to the meeting. The legal tracker counts them: k9e.
        P11 | Letter quality and reading ease | Not in returns. The legal tracker counts both from the letters of its cases: k10a, k10b.
        P12 | Parents represented
        P13 | Short notice
        P14 | Back within 12 months of a step-down
        P15 | First plan approved at the first hearing
        P16 | Care proceedings within 26 weeks | Returns give the number of hearings and no day of the final one. The legal tracker \
        counts it: k16a, k16b.
        P17 | Time on a plan before pre-proceedings
        P18 | What legal planning meetings decide | The dataset has the meetings of those families alone that went on to \
        pre-proceedings. The legal tracker counts all of them: k17a, k17b, k17c.
        L1 | Children in care per 10,000
        L2 | Reviews on time
        L3 | Took part in the review
        L4 | Statutory visits on time
        L5 | Three or more placements in 12 months
        L6 | Same placement for two years or longer
        L7 | Unplanned ends of placements
        L8 | Distance from home | Outside the area is not known: only Annex A says where a placement is.
        L9 | Kinds of placement
        L10 | The council’s own provision
        L11 | Under 16 in other arrangements; under 18 unregistered | Not in any return: whether a home with a registration number is \
        registered.
        L12 | Nights in bed and breakfast under 18 | Young people on the data day are counted. No return gives the number of nights.
        L13 | Searches for homes | Needs a register of searches and vacancies.
        L14 | Brothers and sisters together | Only for adoption. Otherwise not known: no return says who should live together, and \
        foster homes have no number of their own. Needs a register of sibling intent.
        L15 | First health assessment within 20 working days
        L16 | Health assessments in date
        L17 | Dental checks in date
        L18 | Development checks in date
        L19 | Immunisations up to date
        L20 | SDQ returned
        L21 | SDQ scores
        L22 | Response to an SDQ of 17 or more | Needs a register of emotional health: no return gives the response.
        L23 | Weeks from referral to first help | Needs a register of emotional health.
        L24 | Missing children and return interviews | No return gives the date of the interview, so whether it was within 72 hours \
        is not known.
        L25 | Changes of social worker
        L26 | Permanence plan by the second review
        L27 | Unaccompanied children | Not in any return: working days to a transfer.
        G1 | In touch, contact within 8 weeks
        G2 | Suitable accommodation
        G3 | Education, work or training
        G4 | Pathway plan within 6 months
        G5 | Time to adoption
        W1 | Caseload | Working hours of part-time workers are not used.
        W2 | Vacancy, turnover, agency | Needs a register of posts and leavers: returns give the workers of one day.
        W3 | Supervision in 28 days | Needs a register of supervision.
        W4 | Caseload of reviewing officers | Needs a register of reviewing officers.
        Q1 | Audits | Needs a register of audits.
        Q2 | Audit actions | Needs a register of audits.
        Q3 | Disputes | Needs a register of disputes.
        Q4 | Inspection actions | Counted from the action plan, and not from returns.
        Q5 | Children’s and parents’ feedback | Needs a register of feedback: the dataset’s answers have no day.
        """
}
