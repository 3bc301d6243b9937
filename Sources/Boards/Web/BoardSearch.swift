import Boards
import GRDB
import InspectionsWeb
import SiteKit
import Vocabulary

package enum BoardSearch {
    private static let ofPlan: SQL = "(SELECT inspection FROM plan WHERE plan.id = source.plan)"

    package static let sources = [
        SearchSource(
            "decisions", "Decisions of boards", .readBoards,
            SearchedTable(
                "decision", title: "'D' || source.number || ' ' || source.text", text: "coalesce(source.outcome_words, '')",
                day: "(SELECT coalesce(held_on, day) FROM meeting WHERE meeting.id = source.meeting)", parent: "source.board",
                inspection: ofPlan, condition: "1", visibility: .searchedOfInspection,
                path: { decision, board in
                    guard let decision = Identifier<Decision>(decision), let board = Identifier<Board>(board) else {
                        return BoardPlaces.list.path
                    }
                    return DecisionRegister.address.path(decision, in: board)
                })),
        SearchSource(
            "partners", "Partners", .readBoards,
            SearchedTable(
                "partner", title: "source.name", day: "NULL", condition: "1", visibility: .staff,
                path: { partner, _ in "\(PartnerRegister.address.list)/\(partner)" })),
        SearchSource(
            "commitments", "Partner commitments", .readBoards,
            SearchedTable(
                "partner_commitment", title: "source.what", text: "coalesce(source.outcome_words, '')", day: "source.due",
                inspection: ofPlan,
                condition: "1", visibility: .searchedOfInspection,
                path: { commitment, _ in "\(CommitmentRegister.address.list)/\(commitment)" })),
    ]
}
