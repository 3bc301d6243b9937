import ActionPlans
import ChildReturns
import Foundation
import Inspections
import Letters
import Vocabulary

/// The files beside the program. Without one of them it would read and count otherwise and say nothing, so no command runs without them.
enum ShippedData {
    /// The texts in the folders beside the program. Each ends with a line that says so: a file that was cut lacks it.
    static let texts = [
        "Vocabulary": ["bank-holiday-exceptions", "local-authorities"], "ChildReturns": ["tables"], "Inspections": ["themes"],
        "ActionPlans": ["playbook"], "Letters": ["clue-weights", "clue-words"],
    ]
    static let lastLine = "# End of the file."

    /// - Parameter folder: of the program.
    static func check(in folder: URL = Bundle.main.bundleURL) throws(CommandRefusal) {
        // Before anything asks for one of them: a folder that is missing would stop the program without a word.
        for (module, names) in texts.sorted(by: { $0.key < $1.key }) {
            for name in names {
                let path = "throughline_\(module).resources/Data/\(name).txt"
                let text = try? String(contentsOf: folder.appending(path: path), encoding: .utf8)
                guard let text, text.hasSuffix(lastLine + "\n") else { throw damaged("file \(path)") }
            }
        }
        for module in ["SiteKit", "Throughline"] {
            let path = "throughline_\(module).resources"
            guard FileManager.default.fileExists(atPath: folder.appending(path: path).path) else { throw damaged("folder \(path)") }
        }
        do {
            try WorkingDays.checkShipped()
            try LocalAuthorities.checkShipped()
            try ThemeList.checkShipped()
            try WhereaboutsCheck.checkShipped()
        } catch { throw CommandRefusal("\(error)") }
        let missing = [("playbook of actions", Playbook.shipped.entries.isEmpty), ("table of returns", TableSpec.all.isEmpty)]
        if let name = missing.first(where: { $0.1 })?.0 { throw damaged(name) }
    }

    private static func damaged(_ what: String) -> CommandRefusal {
        CommandRefusal(
            "The \(what) that comes with Throughline is missing, cut or cannot be read. Install Throughline again, with the folders beside the "
                + "program.")
    }
}
