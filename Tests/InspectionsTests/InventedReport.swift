@testable import Inspections

/// A report of an invented council in the layout of the published ones. Each part can be replaced.
struct InventedReport {
    var title = "Inspection of Marlowshire local authority\nchildren’s services"
    var dates = "Inspection dates: 7 to 11 February 2022"
    var lead = "Lead inspector: Ada Merriweather, Her Majesty’s Inspector"
    var table = """
         Judgement                                   Grade

         The impact of leaders on social work        Good
         practice with children and families

         The experiences and progress of             Requires improvement to be good
         children who need help and protection

         The experiences and progress of             Good
         children in care and care leavers

         Overall effectiveness                       Good
        """
    var summary = "Children in Marlowshire mostly receive help when they need it from people who know\nthem well and who stay with them."
    var list = """
        What needs to improve?
        ◼ The timeliness of return home interviews.
        ◼ The recording of supervision.
        """
    var sections = """
        The experiences and progress of children who need help and
        protection: requires improvement to be good

        1.     Contacts are screened on the day they come in.
        2.     Return home interviews are not always held in time, and records of them are thin.

        The experiences and progress of children in care and care
        leavers: good
        3.     Children in care live with carers who know them.

        The impact of leaders on social work practice with children and
        families: good
        4.     Supervision takes place each month but its recording is inconsistent.
        5.     Leaders know their services well.
        """
    var tail = """


        The Office for Standards in Education, Children’s Services and Skills (Ofsted)
        regulates and inspects to achieve excellence in the care of children.
        """

    var text: String { [title, dates, "", lead, "", table, "", summary, "", list, "", sections, tail].joined(separator: "\n") }

    func read() throws -> ReportReading { try ReportReader().read(layoutText: text) }

    static let careLeaversOwnRow = """
         Judgement                                   Grade
         The impact of leaders on social work        Outstanding
         practice with children and families
         The experiences and progress of             Good
         children who need help and protection
         The experiences and progress of             Good
         children in care
         The experiences and progress of care        Requires improvement to be good
         leavers
         Overall effectiveness                       Good
        """

    static let careLeaversOwnSection = """
        The experiences and progress of children who need help and
        protection: good
        1.     Contacts are screened on the day they come in.

        The experiences and progress of children in care: good
        2.     Children in care live with carers who know them.

        The experiences and progress of care leavers: requires improvement to be good
        3.     Pathway plans are not always kept up to date.

        The impact of leaders on social work practice with children and
        families: outstanding
        4.     Leaders know their services well.
        5.     Data are used each week.
        """
}

extension ReportReading {
    func grade(_ area: JudgementArea) -> Grade? { judgement(of: area)?.grade }
    func doubts(about field: String) -> [String] { doubts.filter { $0.field == field }.map(\.words) }
}
