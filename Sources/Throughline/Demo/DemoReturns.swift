import ChildRecordsWeb
import Foundation
import LifelikeCouncil
import SiteKit
import Vocabulary

/// The returns of the demonstration: those of April and May accepted, those of June read and waiting for the analyst.
struct DemoReturns {
    private static let analyst = "rafi.medlicote"

    /// As many as a council of middling size knows at a time.
    static let children = 1_000

    let store: Store
    let staff: DemoStaff
    let children: Int

    func found(on today: Day) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "throughline-returns-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        var council = CouncilPlan(seed: 2022, children: children, until: today)
        // The day of the change of practice “New model of pre-proceedings” in measures.json.
        council.change = Day(2021, 4, 26) ?? council.change
        // Assessments as they were known a month earlier, so that figures say what changed since.
        let april = try await load(
            council, until: today - 57, [.dataset], only: ["ssd_person", "ssd_department", "ssd_cin_episodes", "ssd_cin_assessments"],
            in: folder.appending(path: "april"), on: today - 56)
        try await LoadStore(store).acceptFounded(april, on: today - 56, by: staff.changer(DemoReturns.analyst))
        let may = try await load(council, until: today - 29, [.dataset, .census], in: folder.appending(path: "may"), on: today - 28)
        try await LoadStore(store).acceptFounded(may, on: today - 28, by: staff.changer(DemoReturns.analyst))
        let months = FrozenMonthStore(store)
        for (day, by, note) in [
            (Day(2022, 3, 31), "anselm.whitgrove", "Reported to the improvement board"), (Day(2022, 4, 30), DemoReturns.analyst, ""),
        ] {
            guard let day else { continue }
            try await months.freeze(monthOf: day, note: note, on: today - 26, by: staff.changer(by))
        }
        let (published, analyst) = (SharedMonthStore(store), staff.changer(DemoReturns.analyst))
        for back in [5, 4, 3] {
            try await published.publish(monthOf: today.adding(months: -back), isFirst: back == 5, on: today - 26, by: analyst)
        }
        _ = try await load(council, until: today, [.dataset], in: folder.appending(path: "june"), on: today, spoilt: true)
    }

    private func load(
        _ council: CouncilPlan, until day: Day, _ forms: Set<ReturnFolder.Form>, only tables: Set<String> = [], in folder: URL,
        on today: Day,
        spoilt: Bool = false
    ) async throws -> Identifier<DataLoad> {
        var plan = council
        (plan.faults, plan.extract) = (true, day < council.until ? day : nil)
        try ReturnFolder(council: InventedCouncil(plan), folder: folder, forms: forms).write()
        if spoilt { try spoil(folder) }
        let names = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
        let files = names.filter { $0.hasSuffix(".csv") || $0.hasSuffix(".xml") }.filter { !$0.lowercased().contains("planted") }
            .filter { name in tables.isEmpty || tables.contains { name.hasSuffix("\($0).csv") } }.sorted()
        let changer = staff.changer(DemoReturns.analyst)
        let runner = LoadRunner(store)
        let load = try await runner.begin(on: today, by: changer)
        try await runner.read(
            files.map { DroppedReturn(path: folder.appending(path: $0).path, name: $0) }, into: load, on: today, by: changer)
        return load
    }

    /// What goes wrong in every council: a day that is none, a row without a child, a year that has not come.
    private func spoil(_ folder: URL) throws {
        let names = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
        guard let name = names.first(where: { $0.hasSuffix("ssd_contacts.csv") }) else { return }
        let file = folder.appending(path: name)
        let text = try String(contentsOf: file, encoding: .utf8)
        let heads = (text.split(whereSeparator: \.isNewline).first ?? "").split(separator: ",").map(String.init)
        let rows = [("K-90001", "31/02/2022"), ("", "2022-06-13"), ("K-90003", "2032-06-14"), ("K-90004", "last Tuesday")].map {
            child, day in
            heads.map { $0 == "cont_person_id" ? child : $0 == "cont_contact_date" ? day : $0 == "cont_contact_id" ? "c\(day)" : "" }
                .joined(separator: ",")
        }
        try (text + rows.joined(separator: "\n") + "\n").write(to: file, atomically: true, encoding: .utf8)
    }
}
