import Foundation

/// A document to be made from a page's markup: the same article, with a title and a language, and nothing to be fetched.
package struct Document: Sendable {
    let title: String
    let article: HTML

    package init(title: String, article: HTML) {
        self.title = title
        self.article = article
    }

    /// Elements that would make a converter fetch something. Text cannot form one: it is escaped.
    private static let fetching = [
        "<img", "<link", "<script", "<iframe", "<object", "<embed", "<video", "<audio", "<source", "<base", "<style", "<svg",
    ]

    var isSelfContained: Bool {
        let markup = article.string.lowercased()
        return !Document.fetching.contains { markup.contains($0) }
    }

    /// The whole file, with the stylesheet for paper inside it.
    func whole(styleSheet: String) -> HTML {
        let style = HTML(frozen: Array(styleSheet.utf8))
        return """
            <!doctype html>
            <html lang="en-GB"><head><meta charset="utf-8"><title>\(title)</title><style>\(style)</style></head>
            <body>\(article)</body></html>
            """
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
        case .notSelfContained: "This page holds something that would have to be fetched, so no file is made of it."
        }
    }
}
