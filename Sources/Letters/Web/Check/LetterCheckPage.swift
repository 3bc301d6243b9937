import Foundation
import Letters
import SiteKit
import Vocabulary

/// What the letter check found, in one letter or in two side by side.
struct LetterCheckPage {
    let first: LetterCheck
    let second: LetterCheck?
    /// Nil where nobody's whereabouts are protected.
    let whereabouts: [WhereaboutsFinding]?

    var page: Page {
        Page(
            "Letter check", breadcrumbs: [("Letter check", LetterPlaces.check.path)],
            """
            <h1>Letter check</h1>
            <p class="note">Nothing was stored. When you leave this page, the letter and what was found are gone. Print the page to keep it.</p>
            \(whereabouts.map(protected))
            \(figures)\(parts)
            \(second.map { "<div class=\"split even\"><div>\(LetterView(check: first, mark: "a", title: "Before").html)</div><div>\(LetterView(check: $0, mark: "b", title: "After").html)</div></div>" as HTML } ?? LetterView(check: first, mark: "a", title: nil).html)
            <p><a href="\(LetterPlaces.check.path)">Check another letter</a></p>
            """)
    }

    private func protected(_ findings: [WhereaboutsFinding]) -> HTML {
        let lists = [(true, "Stop: known details"), (false, "For the second reader: may say where somebody is")].map {
            isDirect, title -> HTML? in
            let found = findings.filter { $0.isDirect == isDirect }
            let lines = found.map { "<li><strong>\($0.found)</strong>\(kind($0)): \($0.sentence)</li>" as HTML }
            return lines.isEmpty ? nil : "<h3>\(title)</h3><ul>\(lines)</ul>"
        }
        let none: HTML? = findings.contains(where: \.isDirect) ? nil : "<p>No known detail found.</p>"
        let which: HTML? = second == nil ? nil : "<p>Only the second text was looked through, and not the first text or file.</p>"
        return """
            <section class="note doubt"><h2>Protected whereabouts</h2>\(which)\(none)\(lists.compactMap(\.self))
            <p>This check finds the details you entered and common wordings. It cannot show that a letter is safe: a second person must read it. Write one \
            letter to each person with parental responsibility, even at one address.</p></section>
            """
    }

    private func kind(_ finding: WhereaboutsFinding) -> HTML? {
        if case .direct(let kind) = finding.kind { " (\(kind.words))" } else { nil }
    }

    private var figures: HTML {
        let rows: [(String, String, (LetterCheck) -> String)] = [
            ("Words", "", { String($0.counts.words) }), ("Pages", "4 or fewer", { String($0.pages) }),
            ("Words in a sentence, on average", "15 or fewer", { Self.one($0.counts.wordsPerSentence) }),
            ("Longest sentence", "\(LetterCheck.longest) words or fewer", { "\($0.longestSentence) words" }),
            ("Words to replace", "0", { String($0.count(.word)) }),
            ("Sentences in the passive", "fewer than 1 in 10", { "\($0.passives) of \($0.counts.sentences)" }),
            ("Separate requests to the reader", "", { String($0.asks.count) }),
            ("Flesch reading ease", "70 or more", { Self.one($0.counts.fleschReadingEase) }),
            ("Flesch–Kincaid grade", "4 to 6; above 9, write it again", { Self.one($0.counts.fleschKincaidGrade) }),
        ]
        let lines = rows.map { title, aim, value -> HTML in
            "<tr><th scope=\"row\">\(title)</th><td data-label=\"\(second == nil ? "This letter" : "Before")\">\(value(first))</td>\(second.map { "<td data-label=\"After\">\(value($0))</td>" as HTML })<td data-label=\"Aim\">\(aim)</td></tr>"
        }
        let heads: HTML = second == nil ? "<th scope=\"col\">This letter</th>" : "<th scope=\"col\">Before</th><th scope=\"col\">After</th>"
        return """
            <h2>How it reads</h2>
            <table class="stack"><caption class="unseen">How the letter reads</caption><thead><tr><th scope="col">What</th>\(heads)<th scope="col">Aim</th></tr></thead><tbody>\(lines)</tbody></table>
            <p>Read the figures together: a letter can have a good grade and still not say what must change. The aims are a guide, not a rule.</p>
            """
    }

    private var parts: HTML {
        let lines = LetterPart.allCases.map { part -> HTML in
            let cells = [(first, "a", second == nil ? "This letter" : "Before")] + (second.map { [($0, "b", "After")] } ?? [])
            let found = cells.map { check, mark, label -> HTML in
                let place = check.parts.first { $0.part == part }?.sentence
                return
                    "<td data-label=\"\(label)\">\(place.map { "<a href=\"#\(mark)\($0)\">Found<span class=\"unseen\">: \(part.words)</span></a>" as HTML } ?? "Not found")</td>"
            }
            let isMissing = (second ?? first).missing.contains(part)
            return
                "<tr><th scope=\"row\">\(part.words)</th>\(found)<td data-label=\"What to write\">\(isMissing ? part.mend : "")</td></tr>"
        }
        let heads: HTML = second == nil ? "<th scope=\"col\">This letter</th>" : "<th scope=\"col\">Before</th><th scope=\"col\">After</th>"
        return """
            <h2>Parts that a letter before court needs</h2><p>Each part is looked for by its usual words. Found does not mean that it is said well.</p>
            <table class="stack"><caption class="unseen">Parts of the letter</caption><thead><tr><th scope="col">Part</th>\(heads)<th scope="col">What to write</th></tr></thead><tbody>\(lines)</tbody></table>
            """
    }

    private static func one(_ number: Double) -> String {
        number.formatted(.number.precision(.fractionLength(1)).locale(Locale(identifier: "en_GB")))
    }
}

/// The text of one letter with its marks, and what is to be mended.
struct LetterView {
    let check: LetterCheck
    let mark: String
    let title: String?

    var html: HTML {
        let heading: HTML? = title.map { "<h2>\($0)</h2>" }
        return "\(heading)\(remarks)<h3>The letter</h3><div class=\"letter\">\(text)</div>"
    }

    private var remarks: HTML {
        let lines = check.remarks.map { remark -> HTML in
            let what = remark.found.isEmpty ? "" : ": “\(remark.found)”"
            return "<li><a href=\"#\(mark)\(remark.sentence)\">\(remark.kind.words)\(what)</a>. \(remark.mend)</li>"
        }
        let list: HTML =
            lines.isEmpty ? "<p>No word or sentence is marked.</p>" : "<ol>\(lines)</ol>"
        return "<h3>What to change\(lines.isEmpty ? "" : ": \(lines.count)")</h3>\(list)\(blanks)\(missing)"
    }

    /// What a template left to be filled in: a letter of a case with it is refused.
    private var blanks: HTML? {
        let lines = check.blanks.map { "<li>Fill in “\($0.blank)”: \($0.line.shortened(to: 120))</li>" as HTML }
        return lines.isEmpty ? nil : "<ul>\(lines)</ul>"
    }

    private var missing: HTML? {
        switch check.missing.count {
        case 0: nil
        case 1: "<p>One part that a letter before court needs was not found: “\(check.missing[0].words)”.</p>"
        case let count: "<p>\(count) parts that a letter before court needs were not found. The table above says which.</p>"
        }
    }

    private var text: HTML {
        var number = 0
        let marked = Set(check.remarks.map(\.sentence))
        let parts = check.text.parts.map { part -> (isItem: Bool, html: HTML) in
            let sentences = part.sentences.map { sentence -> HTML in
                defer { number += 1 }
                let text: HTML = marked.contains(number) ? "<mark>\(sentence.text)</mark>" : "\(sentence.text)"
                return "<span id=\"\(mark)\(number)\" tabindex=\"-1\">\(text)</span> "
            }
            switch part.kind {
            case .heading: return (false, "<p><strong>\(sentences)</strong></p>")
            case .paragraph: return (false, "<p>\(sentences)</p>")
            case .item: return (true, "<li>\(sentences)</li>")
            }
        }
        var (html, open) = (HTML(), false)
        for part in parts {
            if part.isItem != open { html += part.isItem ? "<ul>" : "</ul>" }
            open = part.isItem
            html += part.html
        }
        return open ? html + "</ul>" : html
    }
}
