import Foundation

/// A document to be made from a page's markup: the same article, with a title and a language, and nothing to be fetched.
package struct Document: Sendable {
    let title: String
    let article: HTML
    /// On each page of the PDF, as `Draft 3`; the Word file says on each page that it is a draft.
    let mark: String?
    let isLandscape: Bool
    /// A PDF whose pages come where the article says so, on numbered pages of this one.
    let attached: [UInt8]?

    package init(title: String, article: HTML, mark: String? = nil, isLandscape: Bool = false, attached: [UInt8]? = nil) {
        (self.title, self.article, self.mark) = (title, article, mark)
        (self.isLandscape, self.attached) = (isLandscape, attached)
    }

    /// Where an article takes the attached pages.
    package static let attachedHere: HTML = "<hr class=\"attached\">"

    /// Elements that would make a converter fetch something, those of drawings among them: a drawing of ours has lines, shapes and text only.
    /// Text cannot form one: it is escaped.
    private static let fetching = [
        "<img", "<link", "<script", "<iframe", "<object", "<embed", "<video", "<audio", "<source", "<base", "<style", "<image",
        "<feimage", "<use", "<foreignobject",
    ]

    var isSelfContained: Bool {
        let markup = article.string.lowercased()
        return !Document.fetching.contains { markup.contains($0) }
    }

    /// The whole file, with the stylesheet for paper inside it.
    /// - Parameters:
    ///   - crest: an address that holds the picture itself.
    ///   - pages: of the attached file; nil where it cannot be copied.
    func whole(styleSheet: String, crest: String?, as kind: DocumentKind, pages: Int?) -> HTML {
        let style = HTML(frozen: Array((styleSheet + markRule).utf8))
        let body = article.string.replacing(Document.attachedHere.string, with: slots(kind, pages).string)
        let landscape: HTML? = isLandscape ? "<meta name=\"landscape\" content=\"yes\">" : nil
        return """
            <!doctype html>
            <html lang="en-GB"><head><meta charset="utf-8"><title>\(title)</title>\(landscape)<style>\(style)</style></head>
            <body>\(HTML(frozen: Array(withCrest(body, crest).utf8)))</body></html>
            """
    }

    /// The crest stands in the first heading, because a Word file's title is its first heading only when nothing comes before it.
    private func withCrest(_ body: String, _ crest: String?) -> String {
        guard let crest, let heading = body.firstRange(of: "<h1"), let end = body[heading.upperBound...].firstIndex(of: ">") else {
            return body
        }
        let after = body.index(after: end)
        return "\(body[..<after])<img class=\"crest\" height=\"75\" src=\"\(crest)\" alt=\"\"><br>\(body[after...])"
    }

    private func slots(_ kind: DocumentKind, _ pages: Int?) -> HTML {
        if kind == .word { return "<p>It is attached to the PDF.</p>" }
        guard let pages else { return "<p>The file could not be copied into this document.</p>" }
        return (0..<pages).map { "<p class=\"slot\">Page \($0 + 1) of \(pages) of the attached file</p>" as HTML }.joined()
    }

    /// Letters, digits and simple marks only, because it stands in a stylesheet.
    private var markRule: String {
        guard let mark else { return "" }
        let words = mark.filter { $0.isLetter || $0.isNumber || " .,:–()".contains($0) }
        let font = "font: bold 9pt Arial, \"Liberation Sans\", sans-serif; color: #7a0c0c"
        return "@page { @top-right { content: \"\(words)\"; \(font) } }"
    }
}

/// A kind of document, and the program that makes it.
package enum DocumentKind: String, Sendable, CaseIterable {
    case word, pdf

    package var name: String { self == .word ? "Word" : "PDF" }
    package var ending: String { self == .word ? "docx" : "pdf" }
    package var type: String {
        self == .word ? "application/vnd.openxmlformats-officedocument.wordprocessingml.document" : "application/pdf"
    }
    var program: String { self == .word ? "pandoc" : "weasyprint" }
}

/// Why a document could not be made, in words.
package enum DocumentFault: InWords, Hashable {
    case missing(DocumentKind)
    case tooSlow(DocumentKind)
    case failed(DocumentKind)
    case notSelfContained

    package var words: String {
        switch self {
        case .missing(let kind): "\(kind.name) export needs \(kind.program): install the package \(kind.program)."
        case .tooSlow(let kind): "Making the \(kind.name) file took too long and was stopped. Try again; if it stays, shorten the report."
        case .failed(let kind):
            "\(kind.program) could not make the \(kind.name) file. Try again, and tell your administrator if it stays."
        case .notSelfContained: "This page contains external content, so it cannot be made into a file."
        }
    }
}
