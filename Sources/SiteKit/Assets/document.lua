-- Turns what the page says with classes into Word's own styles: numbered paragraphs, bullets and tables.
-- Tables are written here whole, because a row that breaks over two pages can only be forbidden row by row.

local page_width = 9638 -- A4 less its margins, in twentieths of a point; a landscape document says another

-- A status is a word first; its colour only helps.
local fills = { good = "D5EBDC", risk = "FFE9B8", off = "FBD9D6", done = "D3E5F7", none = "E6E8EA", worst = "FBD9D6", miss = "FFE9B8" }

local function styled(name, blocks)
  return pandoc.Div(blocks, pandoc.Attr("", {}, { ["custom-style"] = name }))
end

local function escaped(text)
  return (text:gsub("[&<>\"]", { ["&"] = "&amp;", ["<"] = "&lt;", [">"] = "&gt;", ['"'] = "&quot;" }))
end

-- A number stands in its margin, with a tab between it and the text.
local function with_tab(inlines)
  local first = inlines[1]
  if not first or first.t ~= "Span" or not first.classes:includes("n") then return nil end
  local number = escaped(pandoc.utils.stringify(first))
  local run = '<w:r><w:t>' .. number .. '</w:t></w:r><w:r><w:tab/></w:r>'
  local rest = pandoc.List({ pandoc.RawInline("openxml", run) })
  for index = 2, #inlines do
    if not (index == 2 and inlines[index].t == "Space") then rest:insert(inlines[index]) end
  end
  return rest
end

local function bullets(list)
  local blocks = pandoc.List()
  for _, item in ipairs(list.content) do
    for _, block in ipairs(item) do
      blocks:insert(block.t == "Plain" and pandoc.Para(block.content) or block)
    end
  end
  return styled("List Bullet", blocks)
end

-- Words that lead to a table or a list stay on its page; words that follow a table stand a little below it.
local function mark_neighbours(blocks)
  local marked = pandoc.List()
  for index, block in ipairs(blocks) do
    local before = index > 1 and blocks[index - 1].t
    local after = index < #blocks and blocks[index + 1].t
    local inlines = block.t == "Para" and with_tab(block.content)
    if block.t == "Para" and before == "Table" then
      marked:insert(styled(inlines and "Numbered After Table" or "After Table", { pandoc.Para(inlines or block.content) }))
    elseif inlines and (after == "Table" or after == "BulletList") then
      marked:insert(styled("Numbered Lead", { pandoc.Para(inlines) }))
    else
      marked:insert(block)
    end
  end
  return marked
end

-- The lines of a cell: its text, with each line break kept.
local function lines_of(cell)
  local lines = { "" }
  pandoc.walk_block(pandoc.Div(cell.contents), {
    Str = function(part) lines[#lines] = lines[#lines] .. part.text end,
    Space = function() lines[#lines] = lines[#lines] .. " " end,
    SoftBreak = function() lines[#lines] = lines[#lines] .. " " end,
    LineBreak = function() lines[#lines + 1] = "" end,
  })
  return lines
end

local function fill_of(cell, shaded)
  local fill = shaded and "E6EFEE" or nil
  pandoc.walk_block(pandoc.Div(cell.contents), {
    Span = function(span)
      if span.classes:includes("tag") then
        for _, class in ipairs(span.classes) do fill = fills[class] or fill end
      end
    end,
  })
  return fill
end

local function cell_xml(cell, width, strong, shaded, kept)
  local texts, fill = {}, fill_of(cell, shaded)
  for _, line in ipairs(lines_of(cell)) do texts[#texts + 1] = '<w:t xml:space="preserve">' .. escaped(line) .. '</w:t>' end
  return '<w:tc><w:tcPr><w:tcW w:w="' .. width .. '" w:type="dxa"/>' .. (fill and '<w:shd w:val="clear" w:color="auto" w:fill="' .. fill .. '"/>' or '') .. '</w:tcPr><w:p><w:pPr><w:pStyle w:val="Compact"/>'
    .. (kept and '<w:keepNext/>' or '') .. '</w:pPr><w:r>' .. (strong and '<w:rPr><w:b/></w:rPr>' or '')
    .. table.concat(texts, '<w:br/>') .. '</w:r></w:p></w:tc>'
end

local function row_xml(row, widths, is_head, strong_columns, kept)
  local cells = {}
  for index, cell in ipairs(row.cells) do
    cells[index] = cell_xml(cell, widths[index], is_head or index <= strong_columns, index <= strong_columns, kept)
  end
  return '<w:tr><w:trPr><w:cantSplit/>' .. (is_head and '<w:tblHeader/>' or '') .. '</w:trPr>' .. table.concat(cells) .. '</w:tr>'
end

-- No word is broken: a column is at least as wide as its longest one, in twentieths of a point at the size of a table.
local letter, margins, longest_kept = 118, 240, 16

local function least_widths(source)
  local least = {}
  local function take(row)
    for index, cell in ipairs(row.cells) do
      for _, line in ipairs(lines_of(cell)) do
        for word in line:gmatch("%S+") do
          local length = math.min(utf8.len(word) or #word, longest_kept)
          least[index] = math.max(least[index] or 0, length * letter + margins)
        end
      end
    end
  end
  for _, row in ipairs(source.head.rows) do take(row) end
  for _, body in ipairs(source.bodies) do
    for _, row in ipairs(body.body) do take(row) end
  end
  return least
end

-- What is asked for, or an even share; what a narrow column lacks comes from the columns that have room.
local function widths_of(source)
  local columns, least = source.colspecs, least_widths(source)
  local widths, lacking, room = {}, 0, 0
  for index, column in ipairs(columns) do
    widths[index] = math.floor(page_width * (column[2] or 1 / #columns))
    local spare = widths[index] - (least[index] or 0)
    if spare < 0 then lacking = lacking - spare else room = room + spare end
  end
  if lacking == 0 or room < lacking then return widths end
  for index, width in ipairs(widths) do
    local spare = width - (least[index] or 0)
    widths[index] = spare < 0 and least[index] or math.floor(width - spare * lacking / room)
  end
  return widths
end

-- A table of at most eight rows stays on one page: each row but the last is kept with the next.
local function rows_xml(source, widths)
  local rows, count = {}, #source.head.rows
  for _, body in ipairs(source.bodies) do count = count + #body.body end
  local is_short = count <= 8
  for _, row in ipairs(source.head.rows) do rows[#rows + 1] = row_xml(row, widths, true, 0, true) end
  for _, body in ipairs(source.bodies) do
    for _, row in ipairs(body.body) do
      rows[#rows + 1] = row_xml(row, widths, false, body.row_head_columns, is_short and #rows + 1 < count)
    end
  end
  return table.concat(rows)
end

local function word_table(source)
  local widths, grid = widths_of(source), {}
  for index, width in ipairs(widths) do grid[index] = '<w:gridCol w:w="' .. width .. '"/>' end
  local caption = pandoc.utils.stringify(source.caption.long)
  local has_head = #source.head.rows > 0
  local xml = '<w:tbl><w:tblPr><w:tblStyle w:val="Table"/><w:tblW w:w="' .. page_width .. '" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
    .. '<w:tblLook w:val="' .. (has_head and "0620" or "0600") .. '" w:firstRow="' .. (has_head and 1 or 0) .. '" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
    .. (caption ~= "" and '<w:tblCaption w:val="' .. escaped(caption) .. '"/>' or '')
    .. '</w:tblPr><w:tblGrid>' .. table.concat(grid) .. '</w:tblGrid>' .. rows_xml(source, widths) .. '</w:tbl>'
  local written = pandoc.RawBlock("openxml", xml)
  if caption == "" then return written end
  return { styled("Table Caption", { pandoc.Para({ pandoc.Str(caption) }) }), written }
end

return {
  { Meta = function(meta) if meta.landscape then page_width = 14570 end end },
  { Blocks = mark_neighbours },
  {
    Header = function(header)
      local inlines = with_tab(header.content)
      if inlines then header.content = inlines end
      return header
    end,
    Para = function(paragraph)
      local inlines = with_tab(paragraph.content)
      return inlines and styled("Numbered Paragraph", { pandoc.Para(inlines) }) or nil
    end,
    BulletList = bullets,
    Table = word_table,
  },
}
