import ChildRecords
import Foundation
import SiteKit
import Vocabulary

@testable import ChildRecordsWeb

extension TestCouncil {
    private static let heads =
        "cina_assessment_id,cina_person_id,cina_assessment_start_date,cina_assessment_auth_date,cina_assessment_team,cina_assessment_worker_id"

    /// Loads a list of assessments as known on 30 June 2022, and counts the measures. A later list takes the place of the one before.
    func loadAssessments(_ rows: [String], on today: Day) async throws {
        try await load("2022-06-30 ssd_cin_assessments.csv", [TestCouncil.heads] + rows, on: today)
    }

    func load(_ name: String, _ lines: [String], on today: Day) async throws {
        let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let runner = LoadRunner(store, reading: LoadedCouncil.readHere)
        let id = try await runner.begin(on: today, by: .system)
        try await runner.read([DroppedReturn(path: file.path, name: name)], into: id, on: today, by: .system)
        try await LoadStore(store).acceptFounded(id, on: today, by: .system)
    }
}
