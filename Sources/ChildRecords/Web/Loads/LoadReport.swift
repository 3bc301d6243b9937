import ChildRecords
import Intake
import SiteKit
import Vocabulary

extension LoadStore {
    /// What became of a load, in lines for a command; accepted first when that was asked for and there is something to accept.
    package func report(on id: Identifier<DataLoad>, accepting: Bool, on today: Day) async throws -> String {
        if accepting, let load = try await store.read({ try LoadRows.load(id, in: $0) }), load.state == .staged {
            try await accept(id, version: load.version, on: today, by: .system)
        }
        let (found, files, parts) = try await store.read {
            (try LoadRows.load(id, in: $0), try LoadRows.files(of: id, in: $0), try LoadRows.parts(of: id, in: $0))
        }
        guard let load = found else { throw NotFound() }
        var lines = ["Load \(load.number): \(load.state.words.lowercased())"]
        if let words = load.words { lines.append("  \(words)") }
        for part in parts {
            let place = part.place.isEmpty ? part.file : "\(part.file), \(part.place)"
            let held = part.held == 0 ? "" : ", \(part.held.grouped) held back"
            lines.append("  \(place): \(part.format.words), \(part.title): \(part.rows.grouped) rows\(held)")
        }
        for file in files {
            if let refusal = file.refusal { lines.append("  \(file.name): \(refusal.words)") }
            if file.outcome == .same { lines.append("  \(file.name): in force already, byte for byte.") }
        }
        if let difference = load.difference {
            lines.append("  \(difference.words)")
            lines += difference.doubts.map { "  Stop and look: \($0)" }
        }
        if load.state == .staged { lines.append("  It waits to be looked at and accepted, under Data in the browser.") }
        return lines.joined(separator: "\n")
    }
}
