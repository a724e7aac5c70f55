-- Nothing here: a paper in a file has one node, which keeps in its memory who has read what today.
SELECT 1;
