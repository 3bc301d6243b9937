import Foundation

/// Reads a report that was written elsewhere and pasted as plain text, so that it can be checked before any of it is used.
/// Markdown headings and marks, raised endings of dates (`29<sup>th</sup>`) and rows with tabs or bars are understood.
package enum PastedReport {
    package static func passages(of text: String) -> [Passage] {
        var reader = Reader()
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) { reader.take(plain(line)) }
        return reader.finish()
    }

    private static func plain(_ line: Substring) -> String {
        var (text, isTag) = ("", false)
        for character in line.replacing("**", with: "") {
            if character == "<" { isTag = true }
            if !isTag { text.append(character) }
            if character == ">" { isTag = false }
        }
        return text.trimmingCharacters(in: .whitespaces)
    }

    private struct Reader {
        var passages: [Passage] = []
        var heading = "The beginning"
        var number: String?
        var isAfterGap = false
        var open: (text: String, form: Passage.Form, isNumbered: Bool)?

        mutating func take(_ line: String) {
            if line.isEmpty {
                isAfterGap = true
                return
            }
            defer { isAfterGap = false }
            let isBullet = ["- ", "* ", "• "].contains { line.hasPrefix($0) }
            let bare = isBullet ? String(line.dropFirst(2)) : line
            if line.hasPrefix("#") {
                takeHeading(line.drop { $0 == "#" || $0 == " " })
            } else if line.contains("\t") || line.hasPrefix("|") {
                close()
                let cells = line.split { $0 == "\t" || $0 == "|" }.map { $0.trimmingCharacters(in: .whitespaces) }
                passages.append(Passage(cells.joined(separator: ": "), form: .row, at: place))
            } else if let typed = TypedNumber.at(startOf: bare) {
                close()
                number = typed
                open = (TypedNumber.removed(from: bare), .paragraph, true)
            } else if isBullet {
                close()
                open = (bare, .bullet, false)
            } else if let started = open, goesOn(line) {
                open = (started.text + " " + line, started.form, started.isNumbered)
            } else {
                close()
                open = (line, .paragraph, false)
            }
        }

        mutating func finish() -> [Passage] {
            close()
            return passages
        }

        /// A page break can fall into a sentence: what goes on with a small letter belongs to the line of text before the gap. A short
        /// line is no such text but a label.
        private func goesOn(_ line: String) -> Bool {
            guard let text = open?.text, let last = text.last else { return false }
            return !isAfterGap || (text.count >= 40 && !".?!:;".contains(last) && line.first?.isLowercase == true)
        }

        private mutating func takeHeading(_ text: Substring) {
            close()
            let title = String(text)
            let typed = TypedNumber.at(startOf: title)
            (heading, number) = (typed == nil ? title : TypedNumber.removed(from: title), nil)
            passages.append(Passage(heading, form: .heading, at: Passage.Place(heading: heading, number: typed)))
        }

        private mutating func close() {
            if let open { passages.append(Passage(open.text, form: open.form, isNumberTyped: open.isNumbered, at: place)) }
            open = nil
        }

        private var place: Passage.Place { Passage.Place(heading: heading, number: number) }
    }
}
