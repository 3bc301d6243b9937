import ChildRecords
import ChildRecordsWeb
import Foundation
import Scrutiny
import ScrutinyWeb
import SiteKit
import Vocabulary

/// What a paper of the year before told the committee, each statement with the measures that show whether it is true today. The list follows
/// a real report of a council, line by line.
struct DemoStatements {
    private struct Listed: Decodable {
        struct Statement: Decodable { let paragraph, text, measures, gap: String }
        let paper, author: String
        let said: Day
        let statements: [Statement]
    }

    let store: Store
    let staff: DemoStaff

    func found(on today: Day) async throws {
        let file = try JSONDecoder().decode(Listed.self, from: try Data(contentsOf: try demonstrationFile("statements.json")))
        for one in file.statements {
            try await StatementRegister.adding.add(
                StatementRegister.Entry(
                    text: one.text, paper: file.paper, paragraph: one.paragraph, said: file.said,
                    measures: MeasureCodes(one.measures).known,
                    gap: one.gap),
                by: staff.changer(file.author), today: today, in: store)
        }
    }
}
