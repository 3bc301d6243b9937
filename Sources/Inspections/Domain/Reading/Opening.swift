/// The untitled prose between the table and the first list or section, as paragraphs of our own count.
enum Opening {
    static func paragraphs(_ lines: ArraySlice<Line>) -> [Paragraph] {
        var (blocks, isAfterGap) = ([(text: Joiner, page: Int)](), true)
        for line in lines {
            if line.isBlank {
                isAfterGap = true
                continue
            }
            let isOpen = blocks.last.map { !".:?".contains($0.text.text.last ?? ".") } ?? false
            if blocks.isEmpty || (isAfterGap && !isOpen) {
                blocks.append((Joiner(line.text), line.page))
            } else {
                blocks[blocks.count - 1].text.add(line.text)
            }
            isAfterGap = false
        }
        return blocks.filter { $0.text.text.utf8.count > 60 }.enumerated().map { index, block in
            Paragraph(number: index + 1, isNumberPrinted: false, section: "Summary", page: block.page, text: block.text.text)
        }
    }
}
