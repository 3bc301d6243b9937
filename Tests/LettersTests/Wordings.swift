import Foundation

@testable import Letters

/// Sentences with a clue to somebody’s whereabouts and without one, a sentence on each line: what the check for clues learns from, and what
/// it is tried on and never learns from.
enum Wordings {
    /// The sets by their authors, who did not know of each other; `own` is by who wrote the check.
    static let learnt = ["first", "second", "third", "fourth", "sixth", "seventh", "eighth", "ninth", "tenth", "own"]
    static let unseen = ["fifth"]

    static func read(_ folder: String, _ set: String, _ mark: String) throws -> [String] {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Wordings/\(folder)")
        return try String(contentsOf: folder.appending(path: "\(set).\(mark).txt"), encoding: .utf8).split(separator: "\n").map(String.init)
    }
}
