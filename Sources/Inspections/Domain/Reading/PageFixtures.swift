/// Finds what a page carries for itself: its number, the footer it shares with other pages, its footnotes.
struct Fixtures {
    private let lines: [Line]
    private var isDropped: [Bool]
    /// Places of the lines of each page that are not blank.
    private var pages: [[Int]]

    init(_ lines: [Line], pages count: Int) {
        self.lines = lines
        isDropped = [Bool](repeating: false, count: lines.count)
        pages = [[Int]](repeating: [], count: count)
        for (index, line) in lines.enumerated() where !line.isBlank && line.page <= count { pages[line.page - 1].append(index) }
        dropFooters()
        dropFootnotes()
    }

    var cleared: [Line] { lines.indices.filter { !isDropped[$0] }.map { lines[$0] } }

    private mutating func dropFooters() {
        var counts: [[UInt8]: Int] = [:]
        for page in pages {
            let marks = Set((page.suffix(4) + page.prefix(2)).map { letters(of: lines[$0]) })
            for mark in marks where mark.count > 3 { counts[mark, default: 0] += 1 }
        }
        let least = pages.count <= 5 ? 2 : 3
        for (number, page) in pages.enumerated() {
            let top = number == 0 ? [] : Array(page.prefix(2)).filter { lines[$0].text.utf8.last.map(isDigit) == true }
            let bottom = Array(page.suffix(4))
            for index in Set(top + bottom) where counts[letters(of: lines[index]), default: 0] >= least && !isItem(index) {
                isDropped[index] = true
            }
            pages[number].removeAll { isDropped[$0] }
            for index in [pages[number].first, pages[number].last] {
                if let index, isLoneNumber(lines[index], upTo: pages.count + 2),
                    !isItem(index) || Int(lines[index].text) == lines[index].page
                {
                    isDropped[index] = true
                }
            }
            pages[number].removeAll { isDropped[$0] }
        }
    }

    /// Part of a numbered paragraph or of an item with a mark: text, however many pages end with the same words. It goes on without a gap
    /// from the line with the number or the mark, set in from there as the lines between are.
    private func isItem(_ index: Int) -> Bool {
        var place = index
        while !lines[place].isBlank, !isDropped[place] {
            if Bullet(lines[place]).map({ !$0.isDash }) ?? (lines[place].numbered != nil) {
                let (rest, outer) = (lines[place...index].dropFirst().map(\.indent), lines[place].indent)
                return rest.allSatisfy { $0 > outer && $0 <= outer + 10 && abs($0 - (rest.first ?? 0)) <= 1 }
            }
            guard place > 0, lines[place - 1].page == lines[index].page else { return false }
            place -= 1
        }
        return false
    }

    /// A footnote begins with its number, alone on a line or before its text without a full stop, at the foot of the page.
    private mutating func dropFootnotes() {
        for page in pages {
            guard let start = page.suffix(9).dropFirst(page.count > 9 ? 0 : 1).first(where: { isFootnote($0, lastOf: page) }) else {
                continue
            }
            for index in page where index >= start { isDropped[index] = true }
        }
    }

    private func isFootnote(_ index: Int, lastOf page: [Int]) -> Bool {
        let line = lines[index]
        guard index > 0, line.indent <= 4, lines[index - 1].isBlank else { return false }
        if isLoneNumber(line, upTo: 30) { return index != page.last }
        // What is as large as the text is text: a paragraph at the foot of a page may begin with its number.
        if let style = line.style, style.size >= 0.95 { return false }
        let digits = line.text.utf8.prefix(while: isDigit).count
        guard (1...2).contains(digits), line.indent == 0 else { return false }
        let rest = line.text.dropFirst(digits)
        guard rest.first == " ", let first = rest.trimmed.unicodeScalars.first, !goesOn(index) else { return false }
        return first.properties.isUppercase && page.filter { $0 >= index }.count <= 4
    }

    /// A paragraph’s number without its full stop: the one before it stands above at the same margin.
    private func goesOn(_ index: Int) -> Bool {
        guard let number = lines[index].barelyNumbered?.number else { return false }
        return lines[..<index].indices.contains { above in
            lines[above].page >= lines[index].page - 1 && !isDropped[above] && lines[above].barelyNumbered?.number == number - 1
                && abs(lines[above].indent - lines[index].indent) <= 1
        }
    }

    private func isLoneNumber(_ line: Line, upTo most: Int) -> Bool {
        line.text.utf8.count <= 3 && line.text.utf8.allSatisfy(isDigit) && (Int(line.text).map { (1...most).contains($0) } ?? false)
    }

    private func letters(of line: Line) -> [UInt8] { line.key.utf8.filter { (97...122).contains($0) } }
    private func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
}
